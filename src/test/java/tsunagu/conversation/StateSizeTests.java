package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.script.RedisScript;
import tsunagu.lane.Commit;
import tsunagu.lane.TestLanes;

/** What Redis keeps of residents and for how long, after real conversations. */
class StateSizeTests {
  /** Of one who came, looked around and went; by Redis' own count. */
  private static final long IDLE = 700;

  private static final List<String> LOOKED_AROUND =
      List.of("こんにちは", "川崎区でボランティアをさがしています", "1", "メニュー");

  @RegisterExtension private final TestLanes redis = new TestLanes();

  @Test
  void anIdleResidentTakesSevenHundredBytesAtMost() {
    var turns = TestTurns.over(redis);
    for (var text : LOOKED_AROUND) {
      assertThat(turns.turn(redis.arrived(redis.said("aki", text)))).isEqualTo(Commit.Answer.OK);
    }

    var person = redis.lanes().person("Uaki");
    var key = "t:{l%02d}:p:%s".formatted(redis.lanes().lane(person), person.hash());
    assertThat(bytes(key)).isBetween(1L, IDLE);
  }

  @Test
  void everyKeyEndsByItselfOrIsBounded() {
    var turns = TestTurns.over(redis);
    for (var text : List.of("こんにちは", "ボランティア", "人と話す", "メニュー", "設定", "1", "5")) {
      assertThat(turns.turn(redis.arrived(redis.said("aki", text)))).isEqualTo(Commit.Answer.OK);
    }

    redis
        .redis()
        .execute(
            (RedisCallback<Integer>)
                to -> {
                  var keys = to.keyCommands().scan(ScanOptions.scanOptions().count(500).build());
                  keys.forEachRemaining(key -> {
                    var name = new String(key, StandardCharsets.UTF_8);
                    assertThat(name.matches(BOUNDED) || ttl(name) > 0).as(name).isTrue();
                  });
                  return 0;
                });
  }

  /**
   * What has no time of its own: owners and counters, one a lane; inboxes, which the door bounds;
   * parcels, tries and timers, which are drained; audiences, which are left with the person; what
   * all agree on.
   */
  private static final String BOUNDED =
      "t:\\{l\\d\\d}:(own|seq|in|out|try|tm|tms|aud:.*)|t:\\{cfg}";

  private long ttl(String key) {
    var seconds = redis.redis().getExpire(key);
    return seconds == null ? 0 : seconds;
  }

  private long bytes(String key) {
    var usage = RedisScript.of("return redis.call('MEMORY', 'USAGE', KEYS[1])", Long.class);
    var bytes = redis.redis().execute(usage, List.of(key));
    return bytes == null ? 0 : bytes;
  }
}
