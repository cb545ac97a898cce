package tsunagu.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tsunagu.trace.Leg;
import tsunagu.trace.Trips;

/** What is told of parcels as legs of their messages' trips. Thread-safe. */
final class Tale {
  private final Trips trips;

  Tale(Trips trips) {
    this.trips = trips;
  }

  /** What work does belongs to the trips of a parcel and of all that goes along. */
  <T> T during(Job job, Supplier<T> work) {
    return trips.areTold() ? trips.of(keys(job)).during(work) : work.get();
  }

  /** A trip is named by the key that its parcel was born with. */
  private static List<UUID> keys(Job job) {
    var keys = new ArrayList<UUID>();
    job.riders().forEach(rider -> keys.add(rider.parcel().calls().getFirst().key()));
    keys.add(job.parcel().calls().getFirst().key());
    return keys;
  }

  /** One call to LINE; within {@link #during}. */
  static Verdict call(Endpoint endpoint, Supplier<OneShot.Reply> call) {
    try (var leg = Leg.inside("line")) {
      var reply = call.get();
      var verdict = Verdict.of(reply);
      if (leg.isTold()) {
        note(leg.note(Leg.Note.CALL, endpoint.word()), reply, verdict);
      }
      return verdict;
    }
  }

  private static void note(Leg leg, OneShot.Reply reply, Verdict verdict) {
    if (reply instanceof OneShot.Reply.Answered(var status, _, var request)) {
      leg.note(Leg.Note.STATUS, status).note(Leg.Note.REQUEST, request);
    }
    switch (verdict.kind()) {
      case ACCEPTED, ALREADY -> leg.note(Leg.Note.RESULT, verdict.kind().word());
      default -> leg.failed(verdict.kind().word());
    }
  }

  /** A parcel's end; within {@link #during}. */
  static void ends(String how) {
    Leg.inside("settled").note(Leg.Note.RESULT, how).close();
  }
}
