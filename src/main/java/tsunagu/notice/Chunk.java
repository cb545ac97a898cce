package tsunagu.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Up to 500 people who get the same words in one call, frozen with the key of that call.
 *
 * @param people hashes; the LINE user ids are looked up when it is sent, so that whoever was
 *     forgotten, blocked us or stopped notices meanwhile is left out
 * @param first when it was first tried; LINE forgets a key after 24 hours
 * @param due when it may be tried
 */
record Chunk(
    int number,
    UUID key,
    String language,
    boolean large,
    List<String> people,
    State state,
    int tries,
    @Nullable Instant first,
    Instant due,
    String reason) {
  /** LINE: "multicast", to. */
  static final int MOST = 500;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final int LAST_DOUBLING = 6;

  /** An hour less than LINE's 24: afterwards the same key would send a second time. */
  private static final Duration KEY_LIFE = Duration.ofHours(23);

  Chunk {
    people = List.copyOf(people);
  }

  /** Where a chunk stands; it moves only with LINE's answer. */
  enum State {
    WAITING,
    TRYING,
    SENT,
    PAUSED,
    /** Never accepted by LINE as it was; its people are in later chunks with keys of their own. */
    REPLACED
  }

  boolean ended() {
    return state == State.SENT || state == State.PAUSED || state == State.REPLACED;
  }

  /** Whether its key may still be used without the risk of sending twice. */
  boolean fresh(Instant now) {
    return first == null || now.isBefore(first.plus(KEY_LIFE));
  }

  Chunk trying(Instant now) {
    return in(State.TRYING, tries + 1, first == null ? now : first, due, "");
  }

  Chunk sent() {
    return in(State.SENT, tries, first, due, "");
  }

  /** Tried again with the same key, later each time, up to about ten minutes. */
  Chunk later(Instant now, String why) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, LAST_DOUBLING));
    return in(State.WAITING, tries, first, now.plus(wait), why);
  }

  Chunk replaced(String why) {
    return in(State.REPLACED, tries, first, due, why);
  }

  /** Some of its people in a chunk of their own, to be tried at once under a new key. */
  Chunk part(int newNumber, List<String> some, Instant now) {
    return new Chunk(
        newNumber, UUID.randomUUID(), language, large, some, State.WAITING, 0, null, now, "");
  }

  Chunk paused(String why) {
    return in(State.PAUSED, tries, first, due, why);
  }

  Chunk again(Instant now) {
    return in(State.WAITING, tries, first, now, "");
  }

  private Chunk in(State to, int tried, @Nullable Instant since, Instant when, String why) {
    return new Chunk(number, key, language, large, people, to, tried, since, when, why);
  }
}
