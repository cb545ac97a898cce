package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Many residents who write one message after another, and LINE's part of it: bodies with several
 * events, sent again until they are answered 200, sometimes twice, sometimes without waiting for
 * the answer. A resident's next message goes out when the door has taken the one before.
 */
final class Driver {
  private static final int WORKERS = 8;

  private final History history;
  private final LineDouble line;
  private final Supplier<List<Integer>> ports;
  private final Plan plan;
  private final AtomicLong left;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * How much is said.
   *
   * @param messages in all, the first of each person included
   * @param aSecond bodies a second, over all people
   * @param strange of a hundred bodies so many are sent twice, and so many without waiting
   * @param ahead how many messages of a person may wait for their answers
   */
  record Plan(long seed, int people, long messages, double aSecond, int strange, int ahead) {}

  Driver(History history, LineDouble line, Supplier<List<Integer>> ports, Plan plan) {
    this.history = history;
    this.line = line;
    this.ports = ports;
    this.plan = plan;
    this.left = new AtomicLong(plan.messages());
  }

  Driver start() {
    for (var worker = 0; worker < WORKERS; worker++) {
      var number = worker;
      workers.add(Thread.startVirtualThread(() -> new Worker(number).run()));
    }
    return this;
  }

  /** Sends nothing new; what was begun is sent until it is taken. */
  void stop() {
    stopped = true;
  }

  boolean done() {
    return workers.stream().noneMatch(Thread::isAlive);
  }

  static String id(long seed, int person) {
    return "U%016x%016x".formatted(seed, (long) person);
  }

  /** One connection's share of the residents. */
  private final class Worker {
    private final Random random;
    private final List<String> people = new ArrayList<>();
    private final Map<String, Integer> next = new HashMap<>();

    /** When a person's present message was written: LINE keeps the time when it sends again. */
    private final Map<String, Long> written = new HashMap<>();

    private final Map<Integer, Door> doors = new HashMap<>();
    private int turn;

    Worker(int number) {
      random = new Random(plan.seed() * 31 + number);
      for (var person = number; person < plan.people(); person += WORKERS) {
        people.add(id(plan.seed(), person));
      }
    }

    void run() {
      var pause = 1_000_000_000.0 * WORKERS / plan.aSecond();
      var due = System.nanoTime() + (long) (random.nextDouble() * pause);
      while (!stopped && left.get() > 0) {
        var wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
          Processes.sleep(wait);
        }
        due = Math.max(due + (long) pause, System.nanoTime() - 1_000_000_000L);
        var writers = writers();
        if (writers.isEmpty()) {
          Processes.sleep(5);
        } else {
          send(writers);
        }
      }
      doors.values().forEach(Door::close);
    }

    private List<String> writers() {
      var wanted = 1 + random.nextInt(3);
      var chosen = new ArrayList<String>();
      for (var i = 0; i < people.size() && chosen.size() < wanted; i++) {
        var person = people.get(turn++ % people.size());
        var number = next.getOrDefault(person, 0);
        if (number - 1 - history.answered(person) < plan.ahead() && left.getAndDecrement() > 0) {
          chosen.add(person);
        }
      }
      return chosen;
    }

    private void send(List<String> writers) {
      writers.forEach(person -> written.put(person, System.currentTimeMillis()));
      var first = body(writers, false);
      var again = body(writers, true);
      var leaves = random.nextInt(100) < plan.strange();
      history.sent(false);
      writers.forEach(person -> history.sends(person, next.getOrDefault(person, 0)));
      if (leaves) {
        door().knockAndLeave(first);
      }
      var body = leaves ? again : first;
      for (var status = knock(writers, body); status != 200; status = knock(writers, body)) {
        history.refused(status);
        Processes.sleep(20 + random.nextInt(80));
        body = body(writers, true);
        history.sent(true);
      }
      for (var person : writers) {
        var number = next.merge(person, 1, Integer::sum) - 1;
        history.stored(person, number);
      }
      if (random.nextInt(100) < plan.strange()) {
        history.sent(true);
        door().knockAndLeave(again);
      }
    }

    private int knock(List<String> writers, byte[] body) {
      var door = door();
      var status = door.knock(body);
      for (var person : writers) {
        var number = next.getOrDefault(person, 0);
        var words =
            status == 200
                ? "the door answers 200 at " + door.port()
                : History.REFUSED + ", " + status;
        history.note(person, number, words);
      }
      return status;
    }

    private Door door() {
      var open = ports.get();
      var port = open.get(random.nextInt(open.size()));
      return doors.computeIfAbsent(port, Door::new);
    }

    private byte[] body(List<String> writers, boolean again) {
      var events = new ArrayList<String>();
      for (var person : writers) {
        var number = next.getOrDefault(person, 0);
        var token = person.substring(1) + "-" + number;
        line.gives(token, person);
        events.add(
            """
            {"type":"message","mode":"active","timestamp":%d,"webhookEventId":"E%s",
            "deliveryContext":{"isRedelivery":%s},"source":{"type":"user","userId":"%s"},
            "replyToken":"%s","message":{"type":"text","id":"%d","quoteToken":"q","text":"%s"}}\
            """
                .formatted(
                    written.getOrDefault(person, 0L),
                    token,
                    again,
                    person,
                    token,
                    System.nanoTime(),
                    number == 0 ? "かぞえて" : "りんご" + number));
      }
      return ("{\"destination\":\"U0\",\"events\":[" + String.join(",", events) + "]}")
          .getBytes(UTF_8);
    }
  }
}
