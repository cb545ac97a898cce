package tsunagu.command.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bot under measure: a process with all its children, reached at a webhook address.
 *
 * @param name as it stands in the table
 * @param log what its collector wrote, where it is a Java program we started
 */
record Bot(String name, URI webhook, ProcessHandle process, @Nullable Path log, Duration startTime)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  /** A bot that somebody else has started. */
  static Bot running(URI webhook, long pid) {
    var process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalArgumentException("No process has the number " + pid));
    return new Bot("other", webhook, process, null, Duration.ZERO);
  }

  /** Starts a Java program and waits until its port answers. */
  static Bot start(String name, Path home, int port, List<String> command) {
    var gc = home.resolve(name + "-gc.log");
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("-Xlog:gc:file=" + gc + "::filecount=0");
    all.addAll(command);
    try {
      var began = System.nanoTime();
      var started =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve(name + ".log").toFile())
              .start();
      awaitPort(name, started, port);
      var took = Duration.ofNanos(System.nanoTime() - began);
      var webhook = URI.create("http://127.0.0.1:" + port + "/callback");
      return new Bot(name, webhook, started.toHandle(), gc, took);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitPort(String name, Process started, int port) {
    var end = Instant.now().plus(PATIENCE);
    while (started.isAlive() && Instant.now().isBefore(end)) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
    throw new IllegalStateException(
        "The bot \"" + name + "\" did not start; its log lies beside its data.");
  }

  static int freePort() {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processor time used so far, with all children. */
  Duration cpu() {
    return all()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Processor time of the children alone: the Redis of our program. */
  Duration childCpu() {
    return process
        .descendants()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Resident memory of the program itself, in MiB; NaN where the system does not tell. */
  double resident() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Bytes allocated up to the last collection, as its log tells in megabytes. */
  long allocated() {
    if (log == null) {
      return 0;
    }
    try (var lines = Files.lines(log)) {
      var pauses =
          lines
              .map(PAUSE::matcher)
              .filter(java.util.regex.Matcher::find)
              .map(found ->
                  new long[] {Long.parseLong(found.group(1)), Long.parseLong(found.group(2))})
              .toList();
      var megabytes = 0L;
      for (var i = 1; i < pauses.size(); i++) {
        megabytes += pauses.get(i)[0] - pauses.get(i - 1)[1];
      }
      return megabytes << 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  /** Ends it, if it is ours. */
  @Override
  public void close() {
    if (log != null) {
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(_ -> process).join();
      process.destroyForcibly();
    }
  }
}
