package tsunagu.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tsunagu.lane.TestRedisBinary;

/** A Redis server in a process of its own, with a folder, that can be killed and started again. */
final class RedisNode implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  private RedisNode(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /** Keeps everything at once, as the program demands of its Redis. */
  static RedisNode durable(Path folder, String... more) {
    var options =
        new ArrayList<>(
            List.of(
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--maxmemory",
                "512mb",
                "--maxmemory-policy",
                "noeviction",
                "--save",
                ""));
    options.addAll(List.of(more));
    return start(folder, Processes.freePort(), options);
  }

  static RedisNode start(Path folder, int port, List<String> options) {
    var node = new RedisNode(folder, port, List.copyOf(options));
    node.start();
    return node;
  }

  void start() {
    try {
      Files.createDirectories(folder);
      var conf = folder.resolve("node.conf");
      if (!Files.exists(conf)) {
        Files.createFile(conf);
      }
      var words = new ArrayList<String>();
      words.add(TestRedisBinary.file().toString());
      words.add(conf.toString());
      words.addAll(List.of("--port", port + "", "--bind", "127.0.0.1", "--dir", folder.toString()));
      words.addAll(options);
      process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
              .start();
      Leftovers.watch(process);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    await("Redis serves")
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(10))
        .until(this::serves);
  }

  private boolean serves() {
    if (!process.isAlive()) {
      throw new AssertionError("Redis ended: " + printed());
    }
    return Resp.tell(port, "PING").equals("PONG");
  }

  private String printed() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
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

  String tell(String... words) {
    return Resp.tell(port, words);
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
