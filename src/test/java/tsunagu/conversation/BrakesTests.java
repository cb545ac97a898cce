package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsunagu.conversation.BrakeStore.Why;
import tsunagu.flow.Event;
import tsunagu.lane.Arrived;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** Conversations that go in circles are braked; those that do not are left alone. */
class BrakesTests {
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), Search.boundaries());

  private final BrakeSettings settings =
      new BrakeSettings(100, 10, 2, 3, Duration.ofMinutes(5), Duration.ofMinutes(30));
  private final Brakes brakes = new Brakes(settings, READER);
  private final List<Why> reached = new ArrayList<>();
  private State state = State.start();
  private Instant now = Instant.parse("2026-11-24T01:00:00Z");

  private Draft happens(What what) {
    var incoming = new Incoming(new MessageId("m"), PERSON, null, now, null, what);
    var draft = new Draft(new Arrived(0, 1, now, incoming), state);
    brakes.reached(draft, new Event.Heard(incoming)).ifPresent(reached::add);
    state = draft.state();
    return draft;
  }

  private void says(String text, int times) {
    IntStream.range(0, times).forEach(_ -> happens(new What.Said(text, "1")));
  }

  @Test
  void theSameTextTooOftenInAShortTime() {
    says("花", 2);
    assertThat(reached).isEmpty();
    says(" 花 ", 1);
    assertThat(reached).containsExactly(Why.SAME);
    says("花", 2);
    assertThat(reached).as("counted anew").hasSize(1);
  }

  @Test
  void otherTextsOrMoreTimeAreNoCircle() {
    says("花", 2);
    says("木", 2);
    says("花", 2);
    now = now.plus(Duration.ofMinutes(6));
    says("花", 2);
    assertThat(reached).isEmpty();
  }

  @Test
  void whoIsInDangerIsNeverBraked() {
    says("死にたい", 9);
    assertThat(reached).isEmpty();
  }

  @Test
  void tooManyTurnsInOneSession() {
    IntStream.range(0, 10).forEach(i -> happens(new What.Tapped("a:" + i, Map.of())));
    assertThat(reached).isEmpty();
    happens(new What.Tapped("b", Map.of()));
    assertThat(reached).containsExactly(Why.TURNS);
  }

  @Test
  void aPauseBeginsANewSession() {
    for (var i = 0; i < 30; i++) {
      happens(new What.Tapped("a:" + i, Map.of()));
      now = i % 9 == 8 ? now.plus(Duration.ofMinutes(31)) : now;
    }
    assertThat(reached).isEmpty();
  }

  @Test
  void ourOwnTimersMaySpeakOnlySoOftenUntilThePersonSaysSomething() {
    var draft = happens(new What.Said("花", "1"));
    assertThat(brakes.oneTooMany(draft)).isFalse();
    assertThat(brakes.oneTooMany(draft)).isFalse();
    assertThat(brakes.silent(draft)).isFalse();
    assertThat(brakes.oneTooMany(draft)).isTrue();
    assertThat(brakes.silent(draft)).isTrue();
    state = draft.state();
    assertThat(brakes.silent(happens(new What.Said("はい", "2")))).isFalse();
  }

  @Test
  void newsIsNeverBraked() {
    var arrived =
        new Arrived(
            0,
            1,
            now,
            new Incoming(new MessageId("m"), PERSON, null, now, null, new What.Withdrew("r")));
    var draft = new Draft(arrived, state);
    for (var i = 0; i < 50; i++) {
      assertThat(brakes.reached(draft, new Event.Happened("referral-received", Map.of(), now)))
          .isEmpty();
    }
  }

  @Test
  void settingsThatWouldStopEverybodyAreRefused() {
    assertThatThrownBy(
            () -> new BrakeSettings(1, 500, 5, 20, Duration.ofMinutes(5), Duration.ofMinutes(30)))
        .hasMessageContaining("tsunagu.conversation.brakes");
  }
}
