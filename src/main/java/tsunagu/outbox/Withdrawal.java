package tsunagu.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Predicate;
import tsunagu.lane.Arrived;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;

/** Takes words back before they leave: the person left, or does not want them. Thread-safe. */
final class Withdrawal {
  private final Lanes lanes;
  private final Mailroom room;
  private final Holdings holdings;
  private final MeterRegistry meters;

  Withdrawal(Lanes lanes, Mailroom room, Holdings holdings, MeterRegistry meters) {
    this.lanes = lanes;
    this.room = room;
    this.holdings = holdings;
    this.meters = meters;
  }

  /** Because of an event; most events take nothing back. */
  void because(Arrived event) {
    var incoming = event.incoming();
    Predicate<Parcel> hers = parcel -> lanes.person(parcel.address()).equals(incoming.person());
    switch (incoming.what()) {
      case Incoming.What.Unfollowed _, Incoming.What.AskedToBeForgotten _ -> take(event, hers);
      case Incoming.What.Unsent(var message) ->
          take(event, hers.and(parcel -> message.equals(parcel.answers())));
      default -> {
        // nothing else takes words back
      }
    }
  }

  private void take(Arrived because, Predicate<Parcel> unwanted) {
    var lane = because.lane();
    holdings.alone(
        lane,
        () -> {
          var numbers = new ArrayList<Long>();
          lanes
              .parcels(lane)
              .headMap(because.number())
              .forEach((number, parcel) -> {
                if (unwanted.test(Parcel.read(parcel))) {
                  numbers.add(number);
                }
              });
          room.drop(job -> job.id().lane() == lane && numbers.contains(job.id().number()));
          if (!numbers.isEmpty()) {
            lanes.settle(new Lanes.Settling(lane, numbers, Map.of(), Map.of()));
            meters.counter("tsunagu.outbox.withdrawn").increment(numbers.size());
          }
        });
  }
}
