package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.RecordId;
import tsunagu.message.Incoming;

class DeadLettersTests {
  private static final Lanes.Failure FAILURE = new Lanes.Failure("failed", "Boom at tsunagu.X:1");

  @RegisterExtension final TestLanes test = new TestLanes();

  @Test
  void anEventMovesAsideInTheCommitOfItsApology() {
    var arrived = test.arrived(test.said("a", "秘密です"));

    var answer = test.lanes().commit(commit(arrived, List.of(new Write.Bury(arrived, FAILURE))));

    assertThat(answer).isEqualTo(Commit.Answer.OK);
    assertThat(test.lanes().waiting(arrived.lane(), 0, 10)).isEmpty();
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.kind()).isEqualTo("Said");
          assertThat(letter.reason()).isEqualTo("failed");
          assertThat(letter.detail()).isEqualTo("Boom at tsunagu.X:1");
          assertThat(letter.masked()).isEqualTo("●●●● (4)");
          assertThat(letter.person()).isEqualTo(arrived.incoming().person().hash());
        });
  }

  @Test
  void whatWasSaidLiesSealedAndIsTheSameAfterARetry() {
    var arrived = test.arrived(test.said("a", "秘密です"));
    test.lanes().bury(arrived, FAILURE);
    assertThat(stored(arrived.lane())).doesNotContain("秘密です");

    assertThat(test.deadLetters().retry(letters().getFirst().id())).isTrue();

    assertThat(letters()).isEmpty();
    assertThat(test.lanes().waiting(arrived.lane(), 0, 10))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.number()).isGreaterThan(arrived.number());
          // under its first name the person may have had an apology, whose keys are used
          assertThat(again.incoming().id().value())
              .isEqualTo(arrived.incoming().id().value() + ":" + again.number());
          assertThat(again.incoming())
              .usingRecursiveComparison()
              .ignoringFields("id")
              .isEqualTo(arrived.incoming());
          assertThat(again.received()).isEqualTo(arrived.received());
        });
  }

  @Test
  void aTimerThatFailedCanBeTriedAgainToo() {
    var arrived = test.arrived(test.said("a", "x"));
    var due = new Commit.Timer("remind", "s1", arrived.received().minusSeconds(1));
    test.lanes()
        .commit(new Commit(arrived, 0, "{}", Duration.ofDays(1), null, List.of(due), List.of()));
    test.lanes().fire(java.util.Map.of(arrived.lane(), 200));
    var fired = test.lanes().waiting(arrived.lane(), 0, 10).getFirst();
    test.lanes().bury(fired, FAILURE);

    test.deadLetters().retry(letters().getFirst().id());

    assertThat(test.lanes().waiting(arrived.lane(), 0, 10).getFirst().incoming().what())
        .isEqualTo(new Incoming.What.Due("remind", "s1"));
  }

  @Test
  void aParcelGivenUpCanBeSentAgain() {
    var arrived = test.arrived(test.said("a", "x"));
    var parcel = "{\"calls\":[{\"messages\":\"\"}],\"address\":\"Usecret\"}\n[{},{}]";
    test.lanes()
        .commit(new Commit(arrived, 0, "{}", Duration.ofDays(1), parcel, List.of(), List.of()));
    test.lanes()
        .settle(
            new Lanes.Settling(
                arrived.lane(),
                List.of(),
                Map.of(),
                Map.of(arrived.number(), "LINE answered 403")));
    assertThat(test.lanes().parcels(arrived.lane())).isEmpty();
    var letter = letters().getFirst();
    assertThat(letter.parcel()).isTrue();
    assertThat(letter.masked()).isEqualTo("1 × (2)");
    assertThat(letter.toString()).doesNotContain("Usecret");

    assertThat(test.deadLetters().retry(letter.id())).isTrue();

    assertThat(test.lanes().parcels(arrived.lane())).containsEntry(arrived.number(), parcel);
  }

  /** Erasing is complete, and another person of the same lane keeps what is theirs. */
  @Test
  void whoIsForgottenLeavesNeitherTimersNorWhatWasMovedAside() {
    var other = neighbour();
    for (var who : List.of("a", other)) {
      said(
          who,
          List.of(timer("remind"), timer("no answer")),
          "{\"address\":\"U" + who + "\"}\n[{}]");
      test.lanes().bury(test.arrived(test.said(who, "秘密です")), FAILURE);
    }
    var lane = test.lanes().lane(test.lanes().person("Ua"));
    var hash = test.lanes().person("Ua").hash();
    assertThat(letters()).hasSize(4);
    assertThat(everything(lane)).contains(hash);

    var last = test.arrived(test.said("a", "忘れてください"));
    var version = test.lanes().find(last.incoming().person()).orElseThrow().version();
    var forget = new Commit(last, version, null, Duration.ofDays(1), null, List.of(), List.of());
    assertThat(test.lanes().commit(forget)).isEqualTo(Commit.Answer.OK);

    assertThat(letters()).hasSize(2).allMatch(letter -> !letter.person().equals(hash));
    assertThat(everything(lane)).doesNotContain(hash);
    assertThat(timers(lane)).isEqualTo(2);
  }

  /** Somebody else in the lane of "a". */
  private String neighbour() {
    var lanes = test.lanes();
    return java.util.stream.IntStream.range(0, 10_000)
        .mapToObj(i -> "n" + i)
        .filter(who -> lanes.lane(lanes.person("U" + who)) == lanes.lane(lanes.person("Ua")))
        .findFirst()
        .orElseThrow();
  }

  private Commit.Timer timer(String name) {
    return new Commit.Timer(name, "s1", test.lanes().now().plusSeconds(3600));
  }

  /** A turn that sets timers, whose parcel is then given up. */
  private void said(String who, List<Commit.Timer> timers, String parcel) {
    var arrived = test.arrived(test.said(who, "x"));
    test.lanes()
        .commit(new Commit(arrived, 0, "{}", Duration.ofDays(1), parcel, timers, List.of()));
    test.lanes()
        .settle(
            new Lanes.Settling(
                arrived.lane(), List.of(), Map.of(), Map.of(arrived.number(), "given up")));
  }

  private Long timers(int lane) {
    return test.redis().opsForZSet().size("t:{l%02d}:tm".formatted(lane));
  }

  /** The names and bytes of all that a lane holds. */
  private String everything(int lane) {
    var all = new StringBuilder();
    for (var key : test.redis().keys("t:{l%02d}:*".formatted(lane))) {
      all.append(key).append(new String(test.redis().dump(key), UTF_8));
    }
    return all.toString();
  }

  @Test
  void oneIsTriedAgainOrDroppedOnce() {
    test.lanes().bury(test.arrived(test.said("a", "x")), FAILURE);
    test.lanes().bury(test.arrived(test.said("b", "y")), FAILURE);
    var ids = letters().stream().map(DeadLetters.Letter::id).toList();

    assertThat(test.deadLetters().retry(ids.getFirst())).isTrue();
    assertThat(test.deadLetters().retry(ids.getFirst())).isFalse();
    assertThat(test.deadLetters().drop(ids.getLast())).isTrue();
    assertThat(test.deadLetters().drop(ids.getLast())).isFalse();
    assertThat(test.deadLetters().retry(ids.getLast())).isFalse();
  }

  @Test
  void anIdThatIsNoneFindsNothing() {
    for (var id :
        List.of("", "x", "7", "99-1700000000000-0", "1-1-1", "0-1700000000000-0\r\nDEL")) {
      assertThat(test.deadLetters().find(id)).as(id).isEmpty();
      assertThat(test.deadLetters().drop(id)).as(id).isFalse();
    }
  }

  @Test
  void onlySoManyOfALaneAreKeptAndNoneForLongerThanThirtyDays() {
    var first = test.arrived(test.said("a", "x"));
    var key = "t:{l%02d}:dead".formatted(first.lane());
    var old = System.currentTimeMillis() - Duration.ofDays(31).toMillis();
    test.redis()
        .opsForStream()
        .add(
            MapRecord.create(key, Map.of("n", "1", "k", "Said", "w", "old"))
                .withId(RecordId.of(old + "-0")));
    test.lanes().bury(first, FAILURE);
    assertThat(letters()).extracting(DeadLetters.Letter::reason).containsExactly("failed");

    for (var i = 0; i < DeadLetters.most(64) + 5; i++) {
      test.lanes().bury(test.arrived(test.said("a", "x")), FAILURE);
    }

    assertThat(test.deadLetters().count()).isEqualTo(DeadLetters.most(64));
    assertThat(test.redis().getExpire(key)).isBetween(1L, DeadLetters.KEPT.toSeconds());
  }

  private List<DeadLetters.Letter> letters() {
    return test.deadLetters().list(100);
  }

  private String stored(int lane) {
    var dump = test.redis().dump("t:{l%02d}:dead".formatted(lane));
    return dump == null ? "" : new String(dump, UTF_8);
  }

  private static Commit commit(Arrived arrived, List<Write> writes) {
    return new Commit(arrived, 0, "{}", Duration.ofDays(1), null, List.of(), writes);
  }
}
