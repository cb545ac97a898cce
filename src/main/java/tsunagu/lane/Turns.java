package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tsunagu.message.PersonId;

/** Reads where people stand, and writes turns. Thread-safe. */
final class Turns {
  private static final int LARGEST_STATE = 64 * 1024;
  private static final int SCHEMA = 1;

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final Words words;
  private final Duration lease;

  Turns(Redis redis, Keys keys, Keyring keyring, Duration lease) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
    this.words = new Words(keys, keyring);
    this.lease = lease;
  }

  Optional<Lanes.Standing> find(PersonId person) {
    var key = keys.state(person);
    return Optional.ofNullable(redis.ask(to -> to.get(Call.bytes(key))))
        .map(value -> standing(value, key));
  }

  private Lanes.Standing standing(byte[] value, String key) {
    var end = 0;
    while (value[end] != '\n') {
      end++;
    }
    var version = new String(value, 0, end, UTF_8).split(" ", 2)[0];
    return new Lanes.Standing(
        Long.parseLong(version),
        keyring.open(Arrays.copyOfRange(value, end + 1, value.length), key));
  }

  Commit.Answer write(Commit commit, String holder) {
    var handled = commit.handled();
    var person = handled.incoming().person();
    var lane = handled.lane();
    var call =
        new Call(Script.COMMIT)
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
            .word(state(commit, keys.state(person)))
            .word(parcel(commit))
            .word(commit.timers().size())
            .word(commit.writes().size());
    words.timers(call, person, commit.timers());
    words.writes(call, lane, commit.writes());
    return Commit.Answer.valueOf(redis.run(call).word());
  }

  /** The header is read by the script: version, number of the last event handled, schema. */
  private byte[] state(Commit commit, String key) {
    var json = commit.state();
    if (json == null) {
      return new byte[0];
    }
    var head =
        Call.bytes((commit.expected() + 1) + " " + commit.handled().number() + " " + SCHEMA + "\n");
    var sealed = keyring.seal(json, key);
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
            .word(writes.size());
    words.writes(call, lane, writes);
    return redis.run(call);
  }
}
