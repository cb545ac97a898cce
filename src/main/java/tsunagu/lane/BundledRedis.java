package tsunagu.lane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Redis that comes with the program: started when no other is configured, started again when it
 * dies, and gone when the program is gone, however that ends.
 *
 * <p>It is the child of a small shell that reads a pipe from us: when the pipe closes, by our hand
 * or by our death, the shell ends Redis. All its files lie in one folder; none in the temporary
 * folder. Thread-safe.
 */
final class BundledRedis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BundledRedis.class);
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  /**
   * A terminal's Ctrl-C reaches the whole group: Redis gets its own session where that is possible,
   * so that it outlives our last words to it.
   */
  private static final String PARENT =
      """
      trap '' INT HUP TERM
      exec 3<&0
      if command -v setsid >/dev/null 2>&1; then own=setsid; else own=; fi
      $own "$0" "$1" >"$2" 2>&1 </dev/null 3<&- &
      redis=$!
      echo $redis
      exec >/dev/null 2>&1
      { cat <&3 >/dev/null; kill -TERM $redis; } &
      watcher=$!
      exec 3<&-
      wait $redis
      kill -KILL $watcher
      """;

  private final RedisHome home;
  private final Path binary;
  private final RedisHome.Address address;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Process parent;

  private BundledRedis(RedisHome home, Path binary, RedisHome.Address address) {
    this.home = home;
    this.binary = binary;
    this.address = address;
  }

  /**
   * Starts a server in a folder and waits until it has read its file.
   *
   * @throws IllegalStateException with one sentence to act on when it does not start
   */
  static BundledRedis start(Path folder, RedisHome.Setup setup) {
    var home = RedisHome.open(folder);
    try {
      endLeftOver(home);
      var redis =
          new BundledRedis(
              home,
              RedisBinary.in(home.folder()),
              new RedisHome.Address(freePort(), freshPassword()));
      home.remember(redis.address, setup);
      redis.run();
      return redis;
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  RedisHome.Address address() {
    return address;
  }

  /** A server that a killed program left behind must be gone before its file is touched. */
  private static void endLeftOver(RedisHome home) {
    var left =
        home.lastProcess()
            .filter(process ->
                process
                    .info()
                    .command()
                    .filter(c -> c.startsWith(home.folder().toString()))
                    .isPresent());
    RedisHome.lastKnown(home.folder())
        .filter(last -> PlainRedis.health(last) == PlainRedis.Health.READY)
        .ifPresent(PlainRedis::shutDown);
    left.ifPresent(BundledRedis::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the earlier Redis was ending", e);
    } catch (ExecutionException | TimeoutException _) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  private synchronized void run() {
    try {
      var started =
          new ProcessBuilder(
                  "/bin/sh",
                  "-c",
                  PARENT,
                  binary.toString(),
                  home.config().toString(),
                  home.log().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      parent = started;
      home.rememberProcess(childOf(started));
      awaitReady(started);
      var _ = started.onExit().thenAcceptAsync(this::ended, Thread::startVirtualThread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long childOf(Process started) throws IOException {
    var line =
        new BufferedReader(new InputStreamReader(started.getInputStream(), US_ASCII)).readLine();
    if (line == null) {
      throw new IllegalStateException("The bundled Redis could not be started by /bin/sh.");
    }
    return Long.parseLong(line.strip());
  }

  private void awaitReady(Process started) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (PlainRedis.health(address) != PlainRedis.Health.READY) {
      if (!started.isAlive() || System.nanoTime() > end) {
        closePipe(started);
        throw new IllegalStateException(
            "The bundled Redis did not start; its last words: "
                + lastWords()
                + " (more in "
                + home.log()
                + "; nothing was deleted). To use another Redis name it with"
                + " spring.data.redis.host.");
      }
      pause(20);
    }
  }

  private String lastWords() {
    try {
      var lines = Files.readAllLines(home.log());
      return lines.isEmpty() ? "none" : lines.getLast();
    } catch (IOException _) {
      return "unknown";
    }
  }

  /** Redis died although nobody asked it to. */
  private void ended(Process dead) {
    closePipe(dead);
    for (var wait = 50; !stopped(wait); wait = Math.min(wait * 2, 5000)) {
      try {
        log.warn("The bundled Redis ended unasked; starting it again");
        endLeftOver(home);
        run();
        return;
      } catch (RuntimeException e) {
        log.error("The bundled Redis could not be started again; trying on", e);
      }
    }
  }

  private boolean stopped(int millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void pause(int millis) {
    if (stopped(millis)) {
      throw new IllegalStateException("Stopped while the bundled Redis was starting");
    }
  }

  /** Ends the server and waits until it has written everything. */
  @Override
  public void close() {
    stopping.countDown();
    endParent();
    home.close();
  }

  private synchronized void endParent() {
    var running = parent;
    if (running == null) {
      return;
    }
    closePipe(running);
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closePipe(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("The pipe to the bundled Redis was closed already", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String freshPassword() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
