package tsunagu.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsunagu.message.Incoming;

/** Stores events in the lanes' inboxes, once each. Thread-safe. */
final class Door {
  private static final int MOST_AT_ONCE = 500;
  private static final Duration SEEN = Duration.ofDays(4);
  private static final long DAYS_OFF = 3;
  private static final int BEFORE_ANSWERS = 3;

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;
  private final int longest;

  Door(Redis redis, Keys keys, Keyring keyring, int longest) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
    this.longest = longest;
  }

  /** Stores all that were not seen before; answers in their order. */
  List<Lanes.Acceptance> accept(List<Incoming> incomings) {
    var batches = batches(incomings);
    var answers = redis.run(batches.stream().map(this::call).toList());
    if (answers.stream().anyMatch(answer -> answer.is("FULL"))) {
      throw new LaneUnavailable("lane-full", new IllegalStateException("A lane's inbox is full"));
    }
    var outcomes = new ArrayList<Lanes.Acceptance>();
    incomings.forEach(_ -> outcomes.add(new Lanes.Acceptance.Duplicate()));
    for (var i = 0; i < batches.size(); i++) {
      note(batches.get(i), answers.get(i), outcomes);
    }
    return outcomes;
  }

  private static void note(Batch batch, Answer answer, List<Lanes.Acceptance> outcomes) {
    for (var i = 0; i < batch.events().size(); i++) {
      var number = answer.number(BEFORE_ANSWERS + i);
      if (number > 0) {
        var event = batch.events().get(i);
        outcomes.set(
            event.place(),
            new Lanes.Acceptance.Stored(
                new Arrived(
                    batch.lane(), number, Instant.ofEpochMilli(answer.time()), event.incoming())));
      }
    }
  }

  private List<Batch> batches(List<Incoming> incomings) {
    var open = new LinkedHashMap<Integer, Batch>();
    var all = new ArrayList<Batch>();
    for (var place = 0; place < incomings.size(); place++) {
      var incoming = incomings.get(place);
      var lane = keys.lane(incoming.person());
      var batch = open.get(lane);
      if (batch == null || batch.events().size() >= MOST_AT_ONCE) {
        batch = new Batch(lane, new ArrayList<>());
        open.put(lane, batch);
        all.add(batch);
      }
      batch.events().add(new Event(place, incoming));
    }
    return all;
  }

  private Call call(Batch batch) {
    var lane = batch.lane();
    var call =
        new Call(Script.ACCEPT)
            .keys(keys.sequence(lane), keys.inbox(lane), keys.owner(lane))
            .word(longest)
            .word(SEEN.toSeconds())
            .word(batch.events().size());
    var days = new LinkedHashMap<Long, Integer>();
    for (var event : batch.events()) {
      var incoming = event.incoming();
      var day = day(incoming.at());
      // a sender of our own may repeat with a later time than before, over midnight too
      var before = incoming.ticket() == null ? place(call, days, lane, day - 1) : 0;
      call.word(place(call, days, lane, day))
          .word(before)
          .word(incoming.id().value())
          .word(incoming.person().hash())
          .word(Wire.kind(incoming))
          .word(keyring.seal(Wire.write(incoming), keys.place(lane, incoming.id().value())));
    }
    return call;
  }

  private int place(Call call, Map<Long, Integer> days, int lane, long day) {
    return days.computeIfAbsent(day, d -> call.key(keys.seen(lane, d)));
  }

  /** LINE keeps an event's time when it sends it again, so its day finds the earlier one. */
  private long day(Instant at) {
    var today = redis.now().getEpochSecond() / 86_400;
    var day = Math.floorDiv(at.getEpochSecond(), 86_400L);
    return Math.abs(day - today) > DAYS_OFF ? today : day;
  }

  private record Event(int place, Incoming incoming) {}

  private record Batch(int lane, List<Event> events) {}
}
