package tsunagu.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import tsunagu.message.Incoming;

/** Stores events in the lanes' inboxes, once each. Thread-safe. */
final class Door {
  private static final int MOST_AT_ONCE = 500;
  private static final Duration SEEN = Duration.ofDays(4);
  private static final long DAYS_OFF = 3;
  private static final int BEFORE_ANSWERS = 3;

  /** How many single events pass a lane's door between two looks at the length of its inbox. */
  private static final int SELDOM = 32;

  /** How often a day's ids are told how long to stay: the set may be a new one in a new Redis. */
  private static final long EACH_MINUTE = Duration.ofMinutes(1).toNanos();

  private static final int MOST_DAYS = 4096;

  private final Redis redis;
  private final Writer writer;
  private final Keys keys;
  private final Keyring keyring;
  private final Neighbours neighbours;
  private final int longest;
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private final AtomicIntegerArray passed;

  Door(Redis redis, Writer writer, Place place, Neighbours neighbours) {
    this.redis = redis;
    this.writer = writer;
    this.keys = place.keys();
    this.keyring = place.keyring();
    this.neighbours = neighbours;
    this.longest = place.longest();
    this.passed = new AtomicIntegerArray(place.keys().count());
  }

  /**
   * Where events are stored.
   *
   * @param longest events an inbox may hold
   */
  record Place(Keys keys, Keyring keyring, int longest) {}

  /** Who may hold a lane, and how they hear of what came in. */
  record Neighbours(Bell bell, Leases leases, Heard heard) {}

  /** Runs the scripts that store, side by side. */
  interface Writer {
    List<Answer> run(List<Call> calls);
  }

  /** Stores all that were not seen before; answers in their order. */
  List<Lanes.Acceptance> accept(List<Incoming> incomings) {
    var batches = batches(incomings);
    var answers = run(batches.stream().map(this::call).toList());
    if (answers.stream().anyMatch(answer -> answer.is("FULL"))) {
      throw new LaneUnavailable("lane-full", new IllegalStateException("A lane's inbox is full"));
    }
    var outcomes = new ArrayList<Lanes.Acceptance>();
    incomings.forEach(_ -> outcomes.add(new Lanes.Acceptance.Duplicate()));
    var stored = new ArrayList<Bell.Stored>();
    for (var i = 0; i < batches.size(); i++) {
      note(batches.get(i), answers.get(i), outcomes);
      stored(batches.get(i), answers.get(i)).ifPresent(stored::add);
    }
    neighbours.bell().ringOwners(stored);
    tell(outcomes);
    return outcomes;
  }

  /** Whoever works here on lanes held here need not read what came in by this door. */
  private void tell(List<Lanes.Acceptance> outcomes) {
    var mine = new ArrayList<Arrived>();
    for (var outcome : outcomes) {
      if (outcome instanceof Lanes.Acceptance.Stored(var arrived)
          && neighbours.leases().holder(arrived.lane()).isPresent()) {
        mine.add(arrived);
        neighbours.heard().next(arrived.lane(), arrived.number());
      }
    }
    neighbours.leases().arrived(mine);
  }

  private List<Answer> run(List<Call> calls) {
    try {
      return writer.run(calls);
    } catch (RuntimeException e) {
      told.clear();
      throw e;
    }
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

  private static Optional<Bell.Stored> stored(Batch batch, Answer answer) {
    var last = 0L;
    for (var i = BEFORE_ANSWERS; i < answer.size(); i++) {
      last = Math.max(last, answer.number(i));
    }
    var owner = answer.text(2).split("/", 2)[0];
    return last == 0 ? Optional.empty() : Optional.of(new Bell.Stored(batch.lane(), last, owner));
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
    var looks = batch.events().size() > 1 || passed.getAndIncrement(lane) % SELDOM == 0;
    var call =
        new Call(Script.ACCEPT)
            .keys(keys.sequence(lane), keys.inbox(lane), keys.owner(lane))
            .word(looks ? longest : 0)
            .word(toldLately(batch) ? 0 : SEEN.toSeconds())
            .word(batch.events().size())
            .word(neighbours.leases().holder(lane).isPresent() ? "" : "owner");
    var days = new LinkedHashMap<Long, Integer>();
    for (var event : batch.events()) {
      var incoming = event.incoming();
      var day = day(incoming);
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

  private boolean toldLately(Batch batch) {
    if (told.size() > MOST_DAYS) {
      told.clear();
    }
    var now = System.nanoTime();
    var lately = true;
    for (var event : batch.events()) {
      var day = keys.seen(batch.lane(), day(event.incoming()));
      var last = told.get(day);
      if (last == null || now - last > EACH_MINUTE) {
        told.put(day, now);
        lately = false;
      }
    }
    return lately;
  }

  private int place(Call call, Map<Long, Integer> days, int lane, long day) {
    return days.computeIfAbsent(day, d -> call.key(keys.seen(lane, d)));
  }

  /**
   * LINE keeps an event's time when it sends it again, so its day finds the earlier one. A sender
   * of our own, who knows nobody's address, tells the time of an instance, which may be off.
   */
  private long day(Incoming incoming) {
    var today = redis.now().getEpochSecond() / 86_400;
    var day = Math.floorDiv(incoming.at().getEpochSecond(), 86_400L);
    return incoming.address() == null || Math.abs(day - today) > DAYS_OFF ? today : day;
  }

  private record Event(int place, Incoming incoming) {}

  private record Batch(int lane, List<Event> events) {}
}
