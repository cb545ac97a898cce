package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Numbered events at a fixed rate, each tried once, and when and how the door answered: for
 * measuring what a failover forgets.
 */
final class Writers {
  private static final int DOORS = 8;

  private final int port;
  private final double aSecond;
  private final ConcurrentLinkedQueue<Knock> knocks = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Writers(int port, double aSecond) {
    this.port = port;
    this.aSecond = aSecond;
  }

  /**
   * One event at the door.
   *
   * @param sent in nanoseconds
   * @param took until the answer, in nanoseconds
   */
  record Knock(String id, int status, long sent, long took) {}

  void start() {
    for (var i = 0; i < DOORS; i++) {
      var number = i;
      threads.add(Thread.startVirtualThread(() -> write(number)));
    }
  }

  List<Knock> stop() {
    stopped = true;
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return List.copyOf(knocks);
  }

  private void write(int number) {
    var pause = (long) (1_000_000_000L * DOORS / aSecond);
    var due = System.nanoTime();
    try (var door = new Door(port)) {
      for (var i = 0; !stopped; i++) {
        Processes.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        due += pause;
        var id = "W" + number + "-" + i;
        var body =
            """
            {"destination":"U0","events":[{"type":"unsend","mode":"active","timestamp":%d,
            "webhookEventId":"%s","deliveryContext":{"isRedelivery":false},
            "source":{"type":"user","userId":"Uw%s"},"unsend":{"messageId":"1"}}]}\
            """
                .formatted(System.currentTimeMillis(), id, id);
        var sent = System.nanoTime();
        var status = door.knock(body.getBytes(UTF_8));
        knocks.add(new Knock(id, status, sent, System.nanoTime() - sent));
      }
    }
  }
}
