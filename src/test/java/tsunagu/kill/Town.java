package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that a run needs: platform double, history, programs, and the settings that join them. */
final class Town implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final History history = new History();
  final LineDouble line;
  final List<Instance> programs = new ArrayList<>();
  private final Path folder;
  private final long seed;
  private final List<String> settings = new ArrayList<>();

  Town(Path folder, long seed, List<String> redis, String... more) {
    this.folder = folder;
    this.seed = seed;
    this.line = new LineDouble(history, seed);
    settings.addAll(
        List.of(
            "--line.bot.channel-secret=" + Door.SECRET,
            "--line.bot.api-end-point=http://127.0.0.1:" + line.port(),
            "--tsunagu.inbox.most=100000",
            "--tsunagu.flows=" + flows(folder.resolve("flows")),
            "--tsunagu.index-data=" + Path.of("index-data").toAbsolutePath()));
    settings.addAll(redis);
    settings.addAll(List.of(more));
  }

  /** The settings for a Redis on its own. */
  static List<String> redisAt(int port) {
    return List.of("--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + port);
  }

  /** The flows that are shipped, and the one that counts. */
  private static Path flows(Path to) {
    try (var files = Files.list(Path.of("conversation-flows"))) {
      Files.createDirectories(to);
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      try (var counting = Town.class.getResourceAsStream("/kill/kazoe.yaml")) {
        Files.copy(counting, to.resolve("kazoe.yaml"), StandardCopyOption.REPLACE_EXISTING);
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a program; the first makes the keys that the others share, so it is waited for. */
  Instance program(String... more) {
    var all = new ArrayList<>(settings);
    // a setting said twice would be read as a list
    List.of(more)
        .forEach(one -> all.removeIf(said -> said.startsWith(one.replaceFirst("=.*", "="))));
    all.addAll(List.of(more));
    var program = new Instance(folder, "program-" + (programs.size() + 1), all);
    programs.add(program);
    return program;
  }

  /** Starts so many programs and waits until they serve. */
  void start(int count) {
    for (var i = 0; i < count; i++) {
      program().start("");
      if (i == 0) {
        programs.getFirst().awaitServing();
      }
    }
    programs.forEach(Instance::awaitServing);
  }

  List<Integer> ports() {
    return programs.stream().map(Instance::port).toList();
  }

  /** What a program says of its health, as a status. */
  int health(int program, String group) {
    var address =
        "http://127.0.0.1:" + programs.get(program).management() + "/actuator/health/" + group;
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5));
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Driver drive(Driver.Plan plan) {
    return new Driver(history, line, this::ports, plan).start();
  }

  /**
   * Waits until nothing is on its way any more: the driver is done, and inbox, outbox and records
   * of tries are empty in these Redises. However slow the machine is, an answer that waits is no
   * lost one; and what is drained and not answered will never be.
   */
  void settle(Driver driver, int... redis) {
    await("the driver is done").atMost(Duration.ofMinutes(30)).until(driver::done);
    await("nothing is on its way")
        .atMost(Duration.ofMinutes(8))
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(IOException.class)
        .untilAsserted(() -> {
          for (var port : redis) {
            assertThat(Redises.waiting(port)).as("not drained, " + history.summary()).isEmpty();
          }
        });
  }

  /** Prints the line of a row, with what else happened when something is wrong. */
  History.Verdict judge(String row) {
    var verdict = history.verdict();
    IO.println(verdict.line(row));
    if (!verdict.clean()) {
      IO.println(told(row));
    }
    if (verdict.ambiguous() > 0) {
      history.doubts().forEach(IO::println);
    }
    return verdict;
  }

  /** Judges a row whose verdict must be clean, and fails with all that is known of the faults. */
  History.Verdict judgeClean(String row) {
    var verdict = judge(row);
    if (!verdict.clean()) {
      throw new AssertionError(verdict.line(row) + "\n" + told(row));
    }
    return verdict;
  }

  private String told(String row) {
    return "row %s, seed %d: %s, LINE %s, %s%n%s"
        .formatted(
            row,
            seed,
            history.summary(),
            line.summary(),
            folder,
            String.join("\n", history.faults()));
  }

  @Override
  public void close() {
    programs.forEach(Instance::close);
    line.close();
  }
}
