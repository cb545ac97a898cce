package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** How the sending goes, for the console and whoever runs the program. Thread-safe. */
public interface Sending {
  /** The present month, in Japan's time, over all instances. */
  Month month();

  /** The endpoints as this instance finds them. */
  List<Road> roads();

  /** Whether LINE refuses our channel token; then nothing is sent and all of it waits. */
  boolean tokenRefused();

  /** What waits in the lanes this instance holds. */
  Waiting waiting();

  /** The last answers of which nobody can tell whether they arrived, newest first. */
  List<Doubt> doubts(int most);

  /** How the month's messages are used. */
  enum Means {
    /** There is no limit, or enough is left. */
    AMPLE,
    /** Only what people need is pushed; the rest goes along with their next reply. */
    TIGHT,
    /** Nothing is pushed before the month ends or the quota grows. */
    SPENT
  }

  /**
   * A month's messages; recipients count, not message objects (LINE: "Message quota").
   *
   * @param limit -1 when unlimited or not known yet
   * @param used as LINE says, and what was sent since it said so
   * @param forecast what it comes to at the month's end if it goes on so
   * @param counts how often something else happened: {@code held}, {@code combined}, {@code
   *     shortened}, {@code dropped}, {@code presumed}, {@code repeated}, {@code silent}
   */
  record Month(YearMonth month, long limit, long used, long forecast, Means means, Counts counts) {
    /** What is left; -1 when unlimited. */
    public long left() {
      return limit < 0 ? -1 : Math.max(0, limit - used);
    }
  }

  /**
   * What happened to answers that could not simply be sent.
   *
   * @param held for want of quota
   * @param combined went along with a later reply
   * @param shortened pushed without their first part
   * @param dropped held so long that nobody would miss them
   * @param presumed taken as read because LINE refused a token that we had used
   * @param repeated in doubt, pushed with a sentence that says so
   * @param silent in doubt, not said again
   */
  record Counts(
      long held,
      long combined,
      long shortened,
      long dropped,
      long presumed,
      long repeated,
      long silent) {}

  /**
   * An endpoint of LINE's.
   *
   * @param name {@code reply}, {@code push} or {@code multicast}
   * @param open whether calls are kept back because too many failed
   */
  record Road(String name, boolean open) {}

  /**
   * What waits.
   *
   * @param parcels in all
   * @param held for want of quota
   * @param oldest how long the oldest one that is on its way waits already
   */
  record Waiting(int parcels, int held, Duration oldest) {}

  /**
   * An answer in doubt.
   *
   * @param person the short mark by which logs name a person
   * @param repeated whether it was said again
   */
  record Doubt(Instant at, String person, boolean repeated) {}
}
