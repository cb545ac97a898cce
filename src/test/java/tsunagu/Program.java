package tsunagu;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The real program in a process of its own, with the simulated LINE and the bundled Redis; it logs
 * for machines, as deploy/ has it.
 */
final class Program {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;
  private final int port;
  private final Process process;

  private Program(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it and waits until it shows its start page.
   *
   * @param folder for its data, its temporary files and what it prints
   */
  static Program start(Path folder, int port) throws IOException {
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var starting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath(),
                App.class.getName(),
                "--server.port=" + port,
                "--management.server.port=0",
                "--tsunagu.data=" + folder.resolve("data"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    starting.environment().put("TMPDIR", temporary.toString());
    starting.environment().put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
    var program = new Program(folder, port, starting.start());
    await("the program serves")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(program::serves);
    return program;
  }

  static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** Without the tests: what they configure for themselves is not the program's. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean serves() {
    if (!process.isAlive()) {
      throw new AssertionError("the program ended: " + printed());
    }
    try {
      return new Reader(base()).opens("/").contains("chat-parent");
    } catch (IllegalStateException _) {
      return false;
    }
  }

  String base() {
    return "http://localhost:" + port;
  }

  String printed() {
    try {
      return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Asks it to end, and waits. */
  void stops() {
    process.destroy();
    awaitEnd();
  }

  /** Ends it without a word. */
  void isKilled() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    await("the program ends").atMost(PATIENCE).until(() -> !process.isAlive());
  }

  /** Its Redis servers that run, whoever left them. */
  List<ProcessHandle> redises() throws IOException {
    var home = folder.resolve("data").resolve("redis").toRealPath().toString();
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().command().filter(name -> name.startsWith(home)).isPresent())
        .toList();
  }
}
