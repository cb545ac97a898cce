package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Progress;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.resident.Profile;
import tsunagu.trace.Leg;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** What one turn has gathered so far; becomes the commit. Used by one thread. */
final class Draft {
  /** Whom nobody answered for so long is no longer in the list of those who wait. */
  private static final Duration WAITING = Duration.ofDays(365);

  private final Arrived arrived;
  private final List<Outgoing> words = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private final List<Commit.Timer> timers = new ArrayList<>();
  private final List<Wish> missing = new ArrayList<>();
  private final List<BrakeStore.Braking> brakings = new ArrayList<>();
  private final List<Walked> walks = new ArrayList<>();
  private final Map<Asked, Wish> meanings = new HashMap<>();
  private State state;
  private boolean forgotten;
  private boolean withheld;

  Draft(Arrived arrived, State state) {
    this.arrived = arrived;
    this.state = state;
  }

  private record Asked(String text, LocalDate today) {}

  /** What a text means; a turn reads the same text once. */
  Wish meaning(String text, LocalDate today, WishReader reader) {
    return meanings.computeIfAbsent(new Asked(text, today), asked -> understood(asked, reader));
  }

  private static Wish understood(Asked asked, WishReader reader) {
    try (var _ = Leg.inside("understand")) {
      return reader.understand(asked.text(), asked.today());
    }
  }

  Arrived arrived() {
    return arrived;
  }

  PersonId person() {
    return arrived.incoming().person();
  }

  State state() {
    return state;
  }

  List<Outgoing> words() {
    return words;
  }

  List<Wish> missing() {
    return missing;
  }

  void progress(Progress progress) {
    state =
        new State(
            progress,
            state.profile(),
            state.human(),
            state.referrals(),
            state.pace(),
            state.wishes());
  }

  void profile(Profile profile) {
    state =
        new State(
            state.progress(),
            profile,
            state.human(),
            state.referrals(),
            state.pace(),
            state.wishes());
  }

  /** Gives the conversation to humans, or back to the bot with null. */
  void human(State.@Nullable Human human) {
    var before = state.human();
    if (before != null && (human == null || !human.organisation().equals(before.organisation()))) {
      write(new Write.Unrank(Drawer.HANDOVER, before.organisation(), person().hash()));
    }
    if (human != null) {
      write(
          new Write.Rank(
              Drawer.HANDOVER,
              human.organisation(),
              person().hash(),
              human.since().toEpochMilli(),
              WAITING));
    }
    state =
        new State(
            state.progress(),
            state.profile(),
            human,
            state.referrals(),
            state.pace(),
            state.wishes());
  }

  /** How fast the conversation goes. */
  Pace pace() {
    var pace = state.pace();
    return pace == null ? Pace.START : pace;
  }

  void pace(Pace pace) {
    state =
        new State(
            state.progress(),
            state.profile(),
            state.human(),
            state.referrals(),
            pace,
            state.wishes());
  }

  /** Remembers how a person went, to be counted once the turn is written. */
  void walked(Walked walked) {
    walks.add(walked);
  }

  List<Walked> walks() {
    return walks;
  }

  /**
   * The way of one step of the engine.
   *
   * @param waits the step whose question is newly open; may be empty
   * @param waited the step whose question was left; may be empty
   */
  record Walked(List<String> steps, String waits, String waited) {}

  void addReferral(String id) {
    if (!state.referrals().contains(id)) {
      var all = new ArrayList<>(state.referrals());
      all.add(id);
      state =
          new State(
              state.progress(), state.profile(), state.human(), all, state.pace(), state.wishes());
    }
  }

  void wishes(List<State.Kept> wishes) {
    state =
        new State(
            state.progress(),
            state.profile(),
            state.human(),
            state.referrals(),
            state.pace(),
            wishes);
  }

  void say(Outgoing outgoing) {
    words.add(outgoing);
  }

  void write(Write write) {
    writes.add(write);
  }

  void writeAll(List<Write> all) {
    writes.addAll(all);
  }

  void timer(String name, String stamp, Instant due) {
    timers.add(new Commit.Timer(name, stamp, due));
  }

  void miss(Wish wish) {
    missing.add(wish);
  }

  void brake(BrakeStore.Why why, String where) {
    brakings.add(new BrakeStore.Braking(arrived.received(), why, where));
  }

  List<BrakeStore.Braking> brakings() {
    return brakings;
  }

  /** What was typed may not be kept anywhere. */
  void withhold() {
    withheld = true;
  }

  boolean withheld() {
    return withheld;
  }

  void forget() {
    forgotten = true;
  }

  boolean forgotten() {
    return forgotten;
  }

  /**
   * The turn as it is written.
   *
   * @param text the state's; null where the person is forgotten
   */
  Commit commit(long expected, @Nullable String text, Duration keep, @Nullable String parcel) {
    return new Commit(arrived, expected, text, keep, parcel, timers, writes);
  }
}
