package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tsunagu.App;

/** The program in a process of its own, that can be killed, frozen and started again. */
final class Instance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;
  private final String name;
  private final List<String> settings;
  private final int port = Processes.freePort();
  private final int management = Processes.freePort();
  private Process process;
  private volatile String reached = "";

  Instance(Path folder, String name, List<String> settings) {
    this.folder = folder;
    this.name = name;
    this.settings = List.copyOf(settings);
  }

  /**
   * Starts it; does not wait.
   *
   * @param killAt an await point and at which time of coming there, or nothing
   * @param more settings for this start
   */
  void start(String killAt, String... more) {
    start(killAt, ProgramImage.get().java(), more);
  }

  void start(String killAt, List<String> java, String... more) {
    reached = "";
    var words = new ArrayList<>(java);
    words.addAll(
        List.of(
            App.class.getName(),
            "--server.port=" + port,
            "--management.server.port=" + management,
            "--tsunagu.data=" + folder.resolve("data"),
            "--spring.main.sources=" + AwaitPoints.class.getName(),
            "--tsunagu.test.kill-at=" + killAt,
            "--line.bot.channel-token=" + name));
    words.addAll(settings);
    words.addAll(List.of(more));
    try {
      Files.createDirectories(folder);
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Leftovers.watch(process);
    var mine = process;
    Thread.startVirtualThread(() -> note(mine));
  }

  /** Keeps what it prints and hears when it has come to its await point. */
  private void note(Process mine) {
    try (var printed = new BufferedReader(new InputStreamReader(mine.getInputStream(), UTF_8));
        var log =
            Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = printed.readLine(); line != null; line = printed.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        if (line.startsWith(AwaitPoints.REACHED) && mine.equals(process)) {
          reached = line.substring(AwaitPoints.REACHED.length());
        }
      }
    } catch (IOException _) {
      // killed in the middle of a line
    }
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** The await point it stands at, or nothing. */
  String reached() {
    return reached;
  }

  void awaitServing() {
    await(name + " serves")
        .pollInterval(Duration.ofMillis(50))
        .atMost(PATIENCE)
        .until(this::serves);
  }

  boolean serves() {
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended by itself: see " + log());
    }
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  boolean runs() {
    return process != null && process.isAlive();
  }

  int port() {
    return port;
  }

  int management() {
    return management;
  }

  /** Its name, and the token by which the platform double knows it. */
  String name() {
    return name;
  }

  Process process() {
    return process;
  }

  void kill() {
    Processes.kill(process);
  }

  void freeze() {
    Processes.signal(process, "STOP");
  }

  void thaw() {
    Processes.signal(process, "CONT");
  }

  /** Asks it to end; does not wait. */
  void asksToEnd() {
    Processes.signal(process, "TERM");
  }

  @Override
  public void close() {
    if (runs()) {
      kill();
    }
  }
}
