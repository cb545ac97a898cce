package tsunagu.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.flow.Effect;
import tsunagu.flow.Engine;
import tsunagu.flow.Event;
import tsunagu.flow.Lookup;
import tsunagu.flow.Progress;
import tsunagu.flow.Walk;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.story.Story.Unplayable;

/**
 * One person before one engine, with a clock that only moves when told. Where they stand is saved
 * and read again between any two turns. For one thread.
 */
public final class Stage {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");
  private static final int MOST_BYTES = 8 * 1024;

  private final Lookup lookup;
  private final List<Timer> timers = new ArrayList<>();
  private final TreeSet<String> visited = new TreeSet<>();
  private Engine engine;
  private Progress progress;
  private Instant now;
  private int turn;

  /** Before this engine, at a moment, with what the person chose before. */
  public Stage(Engine engine, Lookup lookup, Instant now, Map<String, String> mine) {
    this.engine = engine;
    this.lookup = lookup;
    this.now = now;
    this.progress = Progress.start().withMine(mine);
  }

  private record Timer(String name, String stamp, Instant due) {}

  /** What one turn did. */
  public record Done(Progress before, Event event, Walk walk) {
    /** Where the person stands now. */
    public Progress after() {
      return walk.turn().progress();
    }

    /** What is said; empty for silence. */
    public Optional<Outgoing> said() {
      return walk.turn().effects().stream()
          .flatMap(effect ->
              effect instanceof Effect.Say(var words) ? Optional.of(words).stream() : null)
          .findFirst();
    }
  }

  /** The moment it is. */
  public Instant now() {
    return now;
  }

  /** Where the person stands. */
  public Progress progress() {
    return progress;
  }

  /** The steps walked through so far. */
  public Set<String> visited() {
    return visited;
  }

  /** The person stands elsewhere, as if it had been so. */
  public void restore(Progress other) {
    progress = other;
  }

  /** Another set of flows comes into force. */
  public void change(Engine other) {
    engine = other;
  }

  /** The person does something, or something of theirs is due. */
  public Done heard(What what) {
    var id = new MessageId("m" + ++turn);
    return take(new Event.Heard(new Incoming(id, PERSON, null, now, null, what)));
  }

  /** Something happens to the person elsewhere. */
  public Done happened(String name, Map<String, String> facts) {
    return take(new Event.Happened(name, facts, now));
  }

  /** Time goes by; the timers that become due are heard in their order. */
  public List<Done> later(Duration time) {
    var until = now.plus(time);
    var done = new ArrayList<Done>();
    for (var due = next(until); due.isPresent(); due = next(until)) {
      timers.remove(due.get());
      now = due.get().due();
      done.add(heard(new What.Due(due.get().name(), due.get().stamp())));
    }
    now = until;
    return done;
  }

  private Optional<Timer> next(Instant until) {
    return timers.stream()
        .filter(timer -> !timer.due().isAfter(until))
        .min(Comparator.comparing(Timer::due));
  }

  private Done take(Event event) {
    var saved = JSON.writeValueAsString(progress);
    if (saved.getBytes(UTF_8).length > MOST_BYTES) {
      throw new Unplayable("覚えることが多すぎます（8 kB まで）。");
    }
    var read = JSON.readValue(saved, Progress.class);
    if (!read.equals(progress)) {
      throw new Unplayable("いまいるところが、保存して読みなおすと変わります。");
    }
    var walk = engine.walk(read, event, lookup);
    if (!engine.advance(read, event, lookup).equals(walk.turn())) {
      throw new Unplayable("同じことをすると、ちがう答えになります。");
    }
    visited.addAll(walk.steps());
    progress = walk.turn().progress();
    for (var effect : walk.turn().effects()) {
      if (effect instanceof Effect.Remind(var name, var stamp, var after)) {
        timers.removeIf(timer -> timer.name().equals(name) && timer.stamp().equals(stamp));
        timers.add(new Timer(name, stamp, now.plus(after)));
      }
    }
    return new Done(read, event, walk);
  }
}
