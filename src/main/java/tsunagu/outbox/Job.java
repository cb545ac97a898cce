package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A parcel and how far it has come.
 *
 * @param riders earlier parcels of the person that go along with this one's reply
 */
record Job(Id id, Parcel parcel, Attempt attempt, List<Job> riders) {
  /** LINE: "Send reply message", messages. */
  private static final int MOST = 5;

  Job {
    riders = List.copyOf(riders);
  }

  /**
   * Where it lies.
   *
   * @param holding how often the lane had been taken; what an earlier holding knew counts no more
   */
  record Id(int lane, long number, int holding) {}

  Job with(Attempt next) {
    return new Job(id, parcel, next, riders);
  }

  Job with(List<Job> along) {
    return new Job(id, parcel, attempt, along);
  }

  boolean isDone() {
    return attempt.call() >= parcel.calls().size();
  }

  /** Whether it went through at once, so that nothing was ever written of its attempts. */
  boolean hasNoRecord() {
    return riders.isEmpty()
        && !parcel.held()
        && parcel.calls().size() == 1
        && attempt.mode() == Attempt.Mode.REPLY
        && attempt.count() == 0
        && attempt.next() == null
        && attempt.rides() == null;
  }

  Parcel.Call call() {
    return parcel.calls().get(attempt.call());
  }

  boolean isReply() {
    return attempt.mode() == Attempt.Mode.REPLY && parcel.token() != null;
  }

  /** By which call it goes out next; a push is first written down. */
  Optional<Endpoint> endpoint() {
    if (isReply()) {
      return Optional.of(Endpoint.REPLY);
    }
    return attempt.firstPush() == null ? Optional.empty() : Optional.of(Endpoint.PUSH);
  }

  Duration age(Instant now) {
    return Duration.between(parcel.received(), now);
  }

  /** How long nothing is to be tried; zero or less when it is due. */
  Duration wait(Instant now) {
    var next = attempt.next();
    return next == null ? Duration.ZERO : Duration.between(now, next);
  }

  /** What is still to be said, in one array; with what goes along in front. */
  String messages() {
    return riders.isEmpty() ? call().messages() : Bodies.joined(allMessages());
  }

  private List<String> allMessages() {
    var all = new ArrayList<String>();
    riders.forEach(rider -> all.addAll(rider.rest()));
    all.add(call().messages());
    return all;
  }

  private List<String> rest() {
    return parcel.calls().stream().skip(attempt.call()).map(Parcel.Call::messages).toList();
  }

  /** How many message objects are still to be said, without what goes along. */
  int size() {
    return rest().stream().mapToInt(Bodies::size).sum();
  }

  /** How many more message objects its reply has room for. */
  int room() {
    return MOST - Bodies.size(call().messages()) - riders.stream().mapToInt(Job::size).sum();
  }

  List<Long> numbers() {
    var numbers = new ArrayList<Long>();
    riders.forEach(rider -> numbers.add(rider.id().number()));
    numbers.add(id.number());
    return numbers;
  }
}
