package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsunagu.message.PersonId;

/** Reads where people stand, and writes turns. Thread-safe. */
final class Turns {
  private static final int LARGEST_STATE = 64 * 1024;
  private static final int FORM = 1;
  private static final int VERSION = 0;
  private static final int LOG_DAY = 3;
  private static final int HEARD_DAY = 4;

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final Squeeze squeeze = new Squeeze();
  private final Words words;
  private final Leavings leavings;
  private final States states;
  private final Duration lease;

  Turns(Redis redis, Keys keys, Keyring keyring, States states, Duration lease) {
    this.redis = redis;
    this.states = states;
    this.keys = keys;
    this.keyring = keyring;
    this.words = new Words(keys, keyring);
    this.leavings = new Leavings(redis, keys, keyring);
    this.lease = lease;
  }

  /**
   * Reads a state.
   *
   * @param held whether this instance holds the person's lane, so that what it remembers is true
   */
  Optional<Lanes.Standing> find(PersonId person, boolean held) {
    var lane = keys.lane(person);
    var known = held ? states.find(lane, person) : Optional.<States.Known>empty();
    if (known.isPresent()) {
      return known.map(States.Known::standing);
    }
    var key = keys.state(person);
    var found =
        Optional.ofNullable(redis.ask(to -> to.get(Call.bytes(key))))
            .map(value -> standing(value, key));
    if (held) {
      found.ifPresent(each -> states.put(lane, person, each));
    }
    return found.map(States.Known::standing);
  }

  private States.Known standing(byte[] value, String key) {
    var end = 0;
    while (value[end] != '\n') {
      end++;
    }
    var header = new String(value, 0, end, UTF_8).split(" ", -1);
    var sealed = Arrays.copyOfRange(value, end + 1, value.length);
    var state = new String(squeeze.out(keyring.bytes(sealed, key)), UTF_8);
    return new States.Known(
        new Lanes.Standing(Long.parseLong(header[VERSION]), state),
        new WordDays(Long.parseLong(header[LOG_DAY]), Long.parseLong(header[HEARD_DAY])));
  }

  /** Writes a turn and, in the same go, that some parcels of its lane went through. */
  Answer write(Commit told, String holder, List<Long> settled) {
    var commit = leavings.taken(told);
    var lane = commit.handled().lane();
    var person = commit.handled().incoming().person();
    var before = days(commit);
    var today = today();
    var days = before.after(commit.writes(), today);
    try {
      var lasting = before.lasting(commit.writes(), today);
      var call = call(commit, holder, settled, days);
      words.timers(call, person, commit.timers());
      words.writes(call, lane, commit.writes(), lasting);
      settled.forEach(call::word);
      var answer = redis.run(call);
      remember(commit, days, Commit.Answer.valueOf(answer.word()));
      return answer;
    } catch (RuntimeException e) {
      states.remove(lane, person);
      throw e;
    }
  }

  private Call call(Commit commit, String holder, List<Long> settled, WordDays days) {
    var handled = commit.handled();
    var person = handled.incoming().person();
    var lane = handled.lane();
    return new Call(Script.COMMIT)
        .keys(
            keys.owner(lane),
            keys.state(person),
            keys.outbox(lane),
            keys.inbox(lane),
            keys.timers(lane),
            keys.stamps(lane))
        .word(holder)
        .word(lease.toMillis())
        .word(handled.number())
        .word(commit.expected())
        .word(Math.max(1, commit.keep().toSeconds()))
        .word(state(commit, keys.state(person), days))
        .word(parcel(commit))
        .word(commit.timers().size())
        .word(Words.count(commit.writes()))
        .word(settled.size());
  }

  private void remember(Commit commit, WordDays days, Commit.Answer answer) {
    var lane = commit.handled().lane();
    var person = commit.handled().incoming().person();
    var state = commit.state();
    if (answer == Commit.Answer.OK && state != null) {
      var standing = new Lanes.Standing(commit.expected() + 1, state);
      states.put(lane, person, new States.Known(standing, days));
    } else {
      states.remove(lane, person);
    }
  }

  private WordDays days(Commit commit) {
    var handled = commit.handled();
    return states
        .find(handled.lane(), handled.incoming().person())
        .filter(known -> known.standing().version() == commit.expected())
        .map(States.Known::days)
        .orElse(WordDays.UNKNOWN);
  }

  private long today() {
    return redis.now().getEpochSecond() / 86_400;
  }

  /**
   * The script reads of the header: version, number of the last event handled. Of the others, the
   * form of this value and the days, only we do.
   */
  private byte[] state(Commit commit, String key, WordDays days) {
    var json = commit.state();
    if (json == null) {
      return new byte[0];
    }
    var head =
        Call.bytes(
            (commit.expected() + 1)
                + " "
                + commit.handled().number()
                + " "
                + FORM
                + " "
                + days.log()
                + " "
                + days.heard()
                + "\n");
    var sealed = keyring.seal(squeeze.in(Call.bytes(json)), key);
    if (sealed.length > LARGEST_STATE) {
      throw new IllegalArgumentException(
          "A person's state has " + sealed.length + " bytes, more than " + LARGEST_STATE);
    }
    var whole = Arrays.copyOf(head, head.length + sealed.length);
    System.arraycopy(sealed, 0, whole, head.length, sealed.length);
    return whole;
  }

  private byte[] parcel(Commit commit) {
    var parcel = commit.parcel();
    var handled = commit.handled();
    return parcel == null
        ? new byte[0]
        : keyring.seal(parcel, Parcels.place(keys.outbox(handled.lane()), handled.number()));
  }

  Answer record(int lane, List<Write> writes, String holder) {
    var call =
        new Call(Script.RECORD)
            .keys(keys.owner(lane))
            .word(holder)
            .word(lease.toMillis())
            .word(Words.count(writes));
    words.writes(call, lane, writes, Set.of());
    return redis.run(call);
  }
}
