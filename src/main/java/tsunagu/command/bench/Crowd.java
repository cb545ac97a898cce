package tsunagu.command.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * People who write and wait for the answer before they write again. Groups of them come in one
 * webhook body; each group has a connection of its own.
 *
 * @param people how many
 * @param together how many events one body carries
 * @param sayings what they say, one after another
 * @param patient whether they wait for the answer, or only until the webhook is taken
 */
record Crowd(int people, int together, List<String> sayings, boolean patient) {
  private static final long ANSWER_SECONDS = 30;
  private static final long AGAIN_NANOS = 100_000_000;

  /** People who wait for each answer. */
  Crowd(int people, int together, List<String> sayings) {
    this(people, together, sayings, true);
  }

  /** What was seen: turns per second, and how long each took, in nanoseconds and sorted. */
  record Seen(double perSecond, long turns, List<Long> nanos) {
    /** The time that this share of the turns needed at most, in milliseconds. */
    double millis(double share) {
      return nanos.isEmpty()
          ? Double.NaN
          : nanos.get(Math.min(nanos.size() - 1, (int) (nanos.size() * share))) / 1e6;
    }
  }

  /**
   * How long, and how fast.
   *
   * @param rate messages a second of all together; 0 writes as fast as the answers come
   */
  record Pace(Duration length, double rate) {}

  /** Writes and waits; a late answer makes that person's next message late. */
  Seen writes(URI bot, String secret, LineDouble line, Pace pace) {
    var end = System.nanoTime() + pace.length().toNanos();
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var groups = new ArrayList<Callable<List<Long>>>();
      for (var first = 0; first < people; first += together) {
        var group = new Group(first, bot, secret, line);
        groups.add(() -> group.talk(end, pace.rate()));
      }
      var all = new ArrayList<Long>();
      for (var done : threads.invokeAll(groups)) {
        all.addAll(done.get());
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      var nanos = all.stream().sorted().toList();
      return new Seen(nanos.size() / seconds, nanos.size(), nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Those who come in one body. */
  private final class Group {
    private final int first;
    private final URI bot;
    private final Webhooks webhooks;
    private final LineDouble line;

    Group(int first, URI bot, String secret, LineDouble line) {
      this.first = first;
      this.bot = bot;
      this.webhooks = new Webhooks(secret);
      this.line = line;
    }

    List<Long> talk(long end, double rate) throws IOException, InterruptedException {
      var took = new ArrayList<Long>();
      var between = rate == 0 ? 0 : (long) (1e9 * people / rate);
      var due =
          System.nanoTime() + (between == 0 ? 0 : ThreadLocalRandom.current().nextLong(between));
      try (var wire = new Wire(bot)) {
        for (var turn = 0; due < end; turn++) {
          LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
          var from = between == 0 ? System.nanoTime() : due;
          var answered = say(wire, sayings.get((first + turn) % sayings.size()));
          Arrays.stream(answered).forEach(at -> took.add(at - from));
          due = between == 0 ? System.nanoTime() : due + between;
        }
      }
      return took;
    }

    /** Returns when each answer came. */
    private long[] say(Wire wire, String text) throws IOException, InterruptedException {
      var at = new long[together];
      var open = new CountDownLatch(together);
      var said = IntStream.range(0, together).mapToObj(i -> said(i, text)).toList();
      for (var i = 0; patient && i < together; i++) {
        var mine = i;
        line.expect(
            said.get(i).token(),
            () -> {
              at[mine] = System.nanoTime();
              open.countDown();
            });
      }
      knock(wire, webhooks.body(said));
      if (!patient) {
        Arrays.fill(at, System.nanoTime());
        return at;
      }
      if (!open.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("No answer within " + ANSWER_SECONDS + " seconds");
      }
      return at;
    }

    /** As LINE does, comes again where a bot could not take it; the time runs on. */
    private void knock(Wire wire, byte[] body) throws IOException {
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
      var signature = webhooks.signature(body);
      for (var status = wire.post(body, signature); status != 200; ) {
        if (status != 503 || System.nanoTime() > end) {
          throw new IOException("The bot answered the webhook with " + status);
        }
        line.refused();
        LockSupport.parkNanos(AGAIN_NANOS);
        status = wire.post(body, signature);
      }
    }

    private Webhooks.Said said(int member, String text) {
      var token = new byte[16];
      ThreadLocalRandom.current().nextBytes(token);
      return new Webhooks.Said(
          "U%032x".formatted(first + member + 1), java.util.HexFormat.of().formatHex(token), text);
    }
  }
}
