package tsunagu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tsunagu.message.MessageId;

/** What a collector hears of messages' trips. */
class TripsTests {
  private static final MessageId ONE = new MessageId("01JB0000000000000000000001");

  private final Collector collector = new Collector();

  @AfterEach
  void stop() {
    collector.close();
  }

  private Trips program(double share) {
    return Trips.to(Exporting.exporter(new TraceSettings(collector.address(), share, "")), share);
  }

  @Test
  void programsThatNeverSpokeAddToTheSameTrip() {
    try (var first = program(1)) {
      first.first(ONE, Duration.ofMillis(3)).note(Leg.Note.RESULT, "stored").close();
    }
    try (var second = program(1)) {
      second.of(List.of(ONE.key(0))).part("line").failed("broken").close();
    }

    assertThat(collector.spans()).extracting(Collector.Told::name).containsExactly("door", "line");
    var door = collector.spans().getFirst();
    var line = collector.spans().getLast();
    assertThat(line.trace()).isEqualTo(door.trace());
    assertThat(line.parent()).isEqualTo(door.id());
    assertThat(door.parent()).isEmpty();
    assertThat(door.nanos()).isGreaterThanOrEqualTo(3_000_000);
    assertThat(door.failed()).isFalse();
    assertThat(line.failed()).isTrue();
  }

  @Test
  void aPartBelongsToWhatItsThreadIsDoing() {
    try (var trips = program(1)) {
      try (var turn = trips.of(ONE).part("turn")) {
        var _ = turn.during(() -> part("search"));
      }
      var _ = part("outside");
    }

    assertThat(collector.spans())
        .extracting(Collector.Told::name)
        .containsExactly("search", "turn");
    assertThat(collector.spans().getFirst().parent()).isEqualTo(collector.spans().getLast().id());
  }

  private static boolean part(String name) {
    try (var leg = Leg.inside(name)) {
      return leg.isTold();
    }
  }

  @Test
  void onlyWordsOfOursAreNoted() {
    try (var trips = program(1)) {
      trips
          .of(ONE)
          .part("turn")
          .note(Leg.Note.KIND, "Said")
          .note(Leg.Note.RESULT, "膝が 痛い")
          .note(Leg.Note.REQUEST, "a b")
          .close();
    }

    assertThat(collector.spans().getFirst().notes()).containsOnlyKeys("tsunagu.kind");
  }

  @Test
  void ofAShareEveryProgramTellsTheSameTripsWholly() {
    var ids = IntStream.range(0, 400).mapToObj(i -> new MessageId("event-" + i)).toList();
    try (var door = program(0.25);
        var outbox = program(0.25)) {
      ids.forEach(id -> door.first(id, Duration.ZERO).close());
      ids.forEach(id -> outbox.of(List.of(id.key(0))).part("line").close());
    }

    var doors = traces("door");
    assertThat(doors).hasSizeBetween(60, 140).containsExactlyInAnyOrderElementsOf(traces("line"));
  }

  private List<String> traces(String name) {
    return collector.spans().stream()
        .filter(span -> span.name().equals(name))
        .map(Collector.Told::trace)
        .toList();
  }

  @Test
  void whereNobodyIsToldNothingIsMade() {
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work(20_000);
    var before = memory.getCurrentThreadAllocatedBytes();
    work(20_000);

    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    assertThat(Trips.OFF.first(ONE, Duration.ZERO)).isSameAs(Trips.OFF.of(ONE));
  }

  private static void work(int times) {
    for (var i = 0; i < times; i++) {
      try (var leg = Trips.OFF.of(ONE).part("turn");
          var inside = Leg.inside("search")) {
        leg.note(Leg.Note.LANE, 3).note(Leg.Note.KIND, "Said");
        inside.note(Leg.Note.RESULT, "ok");
      }
    }
  }

  @Test
  void aCollectorThatIsAwayKeepsNobodyWaiting() {
    collector.close();
    try (var trips = program(1)) {
      trips.first(ONE, Duration.ZERO).close();
    }

    assertThat(collector.spans()).isEmpty();
  }
}
