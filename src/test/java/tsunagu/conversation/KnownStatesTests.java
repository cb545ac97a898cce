package tsunagu.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.core.RedisCallback;
import tsunagu.lane.Commit;
import tsunagu.lane.TestLanes;
import tsunagu.message.PersonId;

/** What is remembered of states, and that nobody can tell whether it was. */
class KnownStatesTests {
  private static final List<String> TALK =
      List.of(
          "こんにちは",
          "宮前区で土曜に園芸",
          "1",
          "もどる",
          "英語を教えたい",
          "2",
          "設定",
          "1",
          "5",
          "人と話す",
          "メニュー",
          "電話は090-1234-5678です",
          "潜水艦の操縦のボランティア",
          "出たら知らせて",
          "はい",
          "I want to help children");

  @RegisterExtension private final TestLanes redis = new TestLanes();

  @Test
  void whatIsRememberedIsWhatItsTextSays() {
    var turns = TestTurns.over(redis);
    var person = redis.lanes().person("Uaki");
    for (var text : TALK) {
      say(turns, text);
      var json = redis.lanes().find(person).orElseThrow().state();
      var known = turns.states.read(person, json);
      assertThat(known).as(text).isEqualTo(StateJson.read(json));
      assertThat(turns.states.read(person, json)).as("not read again").isSameAs(known);
    }
  }

  @Test
  void turnsOfSeveralMemoriesAndOfNoneGoOnFromWhatWasWrittenLast() {
    var instances =
        List.of(TestTurns.over(redis), TestTurns.withoutMemory(redis), TestTurns.over(redis));
    IntStream.range(0, 12).forEach(i -> say(instances.get(i % 3), i % 4 == 0 ? "設定" : "メニュー"));
    say(instances.get(0), "設定");
    say(instances.get(1), "メニュー");
    say(instances.get(2), "ボランティアをさがす");
    assertThat(where()).isEqualTo("which-ward/ask");
    say(instances.get(0), "もどる");
    assertThat(where()).isEqualTo("menu/what");
  }

  @Test
  void aStateThatWasSetBackUnderItIsReadAnew() {
    var turns = TestTurns.over(redis);
    say(turns, "設定");
    var settings = where();
    var before = value();
    say(turns, "メニュー");
    assertThat(where()).isNotEqualTo(settings);

    value(before);
    say(turns, "99");

    assertThat(where()).as("where the older state stood").isEqualTo(settings);
  }

  @Test
  void aStateThatWasErasedUnderItBeginsAnew() {
    var turns = TestTurns.over(redis);
    say(turns, "設定");
    var stamps = state().progress().stamps();
    say(turns, "メニュー");
    redis.redis().delete(key());

    say(turns, "メニュー");

    assertThat(state().progress().stamps()).isEqualTo(stamps);
    assertThat(state().progress().where()).isEqualTo("menu/what");
  }

  @Test
  void whoIsForgottenIsNotRemembered() {
    var known = new KnownStates(2);
    var written = written("1");
    var aki = new PersonId("aki");
    known.written(aki, written);
    assertThat(known.read(aki, written.json())).isSameAs(written.state());
    known.forget(aki);
    assertThat(known.read(aki, written.json())).isNotSameAs(written.state());
  }

  @Test
  void remembersSoManyAndForgetsTheOldestFirst() {
    var known = new KnownStates(2);
    var people = List.of(new PersonId("a"), new PersonId("b"), new PersonId("c"));
    var all = List.of(written("1"), written("2"), written("3"));
    IntStream.range(0, 3).forEach(i -> known.written(people.get(i), all.get(i)));

    assertThat(known.read(people.get(0), all.get(0).json())).isNotSameAs(all.get(0).state());
    assertThat(known.read(people.get(2), all.get(2).json())).isSameAs(all.get(2).state());
    assertThat(known.read(people.get(2), all.get(1).json()))
        .as("another text")
        .isEqualTo(all.get(1).state());
  }

  private static StateJson.Written written(String ward) {
    var start = State.start();
    return StateJson.write(
        new State(
            start.progress().withMine(Map.of("wards", ward)),
            null,
            null,
            List.of(),
            null,
            List.of()));
  }

  private void say(Turns turns, String text) {
    assertThat(turns.turn(redis.arrived(redis.said("aki", text)))).isEqualTo(Commit.Answer.OK);
  }

  private State state() {
    var person = redis.lanes().person("Uaki");
    return StateJson.read(redis.lanes().find(person).orElseThrow().state());
  }

  private String where() {
    return state().progress().where();
  }

  private String key() {
    var person = redis.lanes().person("Uaki");
    return "t:{l%02d}:p:%s".formatted(redis.lanes().lane(person), person.hash());
  }

  private byte[] value() {
    var key = key().getBytes(UTF_8);
    return Objects.requireNonNull(
        redis.redis().execute((RedisCallback<byte[]>) to -> to.stringCommands().get(key)));
  }

  private void value(byte[] written) {
    var key = key().getBytes(UTF_8);
    redis.redis().execute((RedisCallback<Boolean>) to -> to.stringCommands().set(key, written));
  }
}
