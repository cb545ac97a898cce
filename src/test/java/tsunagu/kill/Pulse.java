package tsunagu.kill;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes to a Redis by itself all the time and remembers when that took long: what a door refuses
 * then it refuses because the machine stood still, and not because of what a test does.
 */
final class Pulse implements AutoCloseable {
  private static final long SLOW_NANOS = 800_000_000L;
  private static final long PAUSE_MILLIS = 20;

  private final int port;
  private final List<long[]> slow = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;

  Pulse(RedisNode redis) {
    port = redis.port();
    thread = Thread.ofPlatform().daemon().name("pulse").start(this::beat);
  }

  private void beat() {
    while (!stopped) {
      var began = System.nanoTime();
      try (var resp = new Resp(port)) {
        resp.ask("SET", "t:pulse", Long.toString(began), "EX", "60");
      } catch (IOException _) {
        // slower than anybody waits
      }
      Processes.sleep(PAUSE_MILLIS);
      var ended = System.nanoTime();
      if (ended - began > SLOW_NANOS) {
        slow.add(new long[] {began, ended});
      }
    }
  }

  /** Whether the machine stood still at some time between. */
  boolean wasSlow(long from, long till) {
    return slow.stream().anyMatch(each -> each[0] <= till && each[1] >= from);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
