package tsunagu.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/**
 * The lanes and what lies in them. All methods are thread-safe and throw {@link LaneUnavailable}
 * when Redis does not answer in time, refuses to write, or is full.
 */
public interface Lanes {
  /** The fact that tells up to which form of states an instance can read, a number. */
  String READS = "reads";

  /** The fact that names the flows in force by what they hold. */
  String FLOWS = "flows";

  /** The person behind a LINE user id (or a group's or room's id). */
  PersonId person(String address);

  /** The lane a person belongs to. */
  int lane(PersonId person);

  /** Stores events that were not seen before, all in one round trip, keeping their order. */
  List<Acceptance> accept(List<Incoming> incomings);

  /** Events waiting in a lane, by number from one on, at most so many. */
  List<Arrived> waiting(int lane, long from, int most);

  /** A person's state. */
  Optional<Standing> find(PersonId person);

  /** Writes a turn. */
  Commit.Answer commit(Commit commit);

  /** Parcels not yet settled, by number; read when a lane is taken over. */
  SortedMap<Long, String> parcels(int lane);

  /** How many parcels lie in each lane, by its number; asked in one round trip. */
  List<Long> parcelCounts();

  /** Records of parcels that did not go through at once, by number. */
  Map<Long, String> tries(int lane);

  /** Writes what became of parcels; false when another instance holds the lane. */
  boolean settle(Settling settling);

  /**
   * A parcel without a record of tries went through. Redis hears of it with the lane's next commit
   * or within a moment, together with others; never waits.
   */
  void settled(int lane, long number);

  /** Writes outside a turn (a notice's ledger), only while this instance holds the lane. */
  boolean record(int lane, List<Write> writes);

  /** A kept value. */
  Optional<String> find(int lane, Drawer drawer, String id);

  /** The members of an ordered list over all lanes, lowest score first, each with its lane. */
  List<Ranked> ranked(Drawer drawer, String id);

  /** The members of a set over all lanes. */
  Set<String> members(Drawer drawer, String id);

  /** The entries of a list of named entries, oldest first, at most the last so many. */
  List<Entry> entries(int lane, Drawer drawer, String id, int most);

  /**
   * Moves due timers of lanes held into their inboxes, the oldest first, all in one round trip.
   *
   * @param most how many of each lane at most
   */
  void fire(Map<Integer, Integer> most);

  /** Moves an event aside after it failed too often, sealed as it came; outside a turn. */
  boolean bury(Arrived arrived, Failure failure);

  /** Removes an event that is not to be answered; false when another instance holds the lane. */
  boolean leave(Arrived arrived);

  /**
   * Whether an earlier turn of an event may have been written, answered and then forgotten: Redis
   * began anew, perhaps without its last moments, after the event had come in.
   */
  boolean mayHaveBeenAnswered(Arrived event);

  /** Whether this instance holds a lane now. */
  boolean holds(int lane);

  /**
   * Whether this instance still holds a lane for about as long as a call to LINE takes, by its own
   * running clock; the lease is renewed first where it does not last so long. To be asked before
   * each such call: whoever slept too long then speaks to nobody.
   */
  boolean good(int lane);

  /** The name of this instance, new at each start. */
  String instance();

  /** The instances that live, as Redis heard them, this one among them. */
  List<Member> members();

  /** What the other instances are to know of this one, asked at each heartbeat; never secret. */
  void tell(String fact, Supplier<String> value);

  /**
   * Redis time as last told, carried on by this machine's monotonic clock; the clock against which
   * {@link Arrived#received()} is measured.
   */
  Instant now();

  /** How long Redis took for its last answer: its present pace. */
  Duration roundTrip();

  /** How many lanes there are. */
  int count();

  /** Tells a listener when lanes are taken and lost, beginning with those held now. */
  void listen(Listener listener);

  /**
   * Why an event moves aside.
   *
   * @param reason a word for lists and counters
   * @param detail what failed and where, never what somebody wrote; at most 300 characters are kept
   */
  record Failure(String reason, String detail) {
    private static final int LONGEST = 300;

    public Failure {
      detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }
  }

  /** How an event was accepted. */
  sealed interface Acceptance {
    /** Stored. */
    record Stored(Arrived arrived) implements Acceptance {}

    /** Seen before. */
    record Duplicate() implements Acceptance {}
  }

  /** A person's state with its version. */
  record Standing(long version, String state) {}

  /**
   * An instance.
   *
   * @param heard Redis time of its last heartbeat
   * @param facts what it tells of itself
   */
  record Member(String instance, Instant heard, Map<String, String> facts) {
    public Member {
      facts = Map.copyOf(facts);
    }
  }

  /** A member of an ordered list. */
  record Ranked(int lane, String member, double score) {}

  /** A named entry. */
  record Entry(String name, String value) {}

  /**
   * What became of parcels.
   *
   * @param done carried out
   * @param again records of those to try again
   * @param dead reasons for those given up
   */
  record Settling(int lane, List<Long> done, Map<Long, String> again, Map<Long, String> dead) {
    public Settling {
      done = List.copyOf(done);
      again = Map.copyOf(again);
      dead = Map.copyOf(dead);
    }
  }

  /** Hears of lanes; called by whoever noticed, one at a time for taken and lost, so be quick. */
  interface Listener {
    /** This instance holds the lane from now on; read what waits in it. */
    void taken(int lane);

    /** This instance no longer holds the lane; stop at once. */
    void lost(int lane);

    /**
     * The lane goes to another instance: begin nothing more in it; asked again until true or until
     * the others would wait too long.
     *
     * @return whether nothing of the lane runs here any more
     */
    default boolean leaving(int lane) {
      return true;
    }

    /**
     * The lane stays here after all, because whoever was to have it is gone: what {@link #leaving}
     * had stopped goes on.
     */
    default void staying(int lane) {}

    /**
     * A connection to Redis broke or came back: what was told by {@link #settled} just before may
     * never be written. Called on the connection's own thread, so it must not wait.
     */
    default void doubted() {}

    /** Events were accepted into a lane this instance holds. */
    void arrived(List<Arrived> arrived);
  }
}
