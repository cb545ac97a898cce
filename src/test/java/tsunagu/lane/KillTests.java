package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole programs that are killed: what they accepted is there for the next, and nothing else is.
 */
class KillTests {
  @TempDir private Path data;

  private final List<Process> programs = new ArrayList<>();

  @AfterEach
  void endAll() {
    programs.forEach(Process::destroyForcibly);
  }

  @Test
  void whatAKilledProgramHadDoneIsThereForTheNext() throws Exception {
    var first = start();
    first.say("run 20");
    assertThat(first.hear()).isEqualTo("ran 20");
    first.say("accept 5");
    assertThat(first.hear()).isEqualTo("accepted 25");

    var redis = redis();
    first.process().destroyForcibly().waitFor();
    await().atMost(Duration.ofSeconds(3)).until(() -> !redis.isAlive());

    var second = start();
    second.say("look");
    assertThat(second.hear()).isEqualTo("version 20 waiting 21 22 23 24 25");
    var began = System.nanoTime();
    second.say("run 5");
    assertThat(second.hear()).isEqualTo("ran 5");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(passwordsInTemporaryFiles()).isEmpty();
  }

  @Test
  void aProgramGoesOnWhenItsRedisIsKilled() throws Exception {
    var program = start();
    program.say("run 10");
    assertThat(program.hear()).isEqualTo("ran 10");

    redis().destroyForcibly();
    program.say("run 10");

    assertThat(program.hear()).isEqualTo("ran 10");
    program.say("look");
    assertThat(program.hear()).isEqualTo("version 20 waiting");
  }

  private Program start() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallProgram.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    programs.add(process);
    return new Program(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  private ProcessHandle redis() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(data.resolve("redis").resolve("pid"))))
        .orElseThrow();
  }

  private List<Path> passwordsInTemporaryFiles() throws IOException {
    var password = Files.readString(data.resolve("redis").resolve("password"));
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(Files::isRegularFile)
          .filter(Files::isReadable)
          .filter(file -> contains(file, password))
          .toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.size(file) < 1_000_000
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException _) {
      return false;
    }
  }

  private record Program(Process process, BufferedReader out) {
    void say(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    String hear() throws IOException {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("> ")) {
          return line.substring(2);
        }
      }
      throw new IllegalStateException("the program ended");
    }
  }

  /** Lanes without the rest of the house; obeys lines on its standard input. */
  static final class SmallProgram {
    private final Lanes lanes;
    private long accepted;

    private SmallProgram(Lanes lanes) {
      this.lanes = lanes;
    }

    static void main(String[] args) throws IOException {
      var data = Path.of(args[0]);
      var redis = BundledRedis.start(data.resolve("redis"), new RedisHome.Setup("always", "64mb"));
      var lanes =
          new RedisLanes(
              TestLanes.connect(redis.address()),
              Keyring.in(data.resolve("keys")),
              LaneSettings.usual());
      lanes.start(false);
      var program = new SmallProgram(lanes);
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = line.split(" ", -1);
        IO.println("> " + program.obey(words[0], words.length > 1 ? words[1] : "0"));
      }
    }

    private String obey(String word, String number) {
      var count = Integer.parseInt(number);
      return switch (word) {
        case "run" -> run(count);
        case "accept" -> {
          accept(count);
          yield "accepted " + accepted;
        }
        default -> look();
      };
    }

    private String run(int count) {
      await().atMost(Duration.ofSeconds(20)).until(() -> lanes.holds(lane()));
      var waiting = trying(() -> lanes.waiting(lane(), 0, count));
      if (waiting.isEmpty()) {
        accept(count);
        waiting = trying(() -> lanes.waiting(lane(), 0, count));
      }
      for (var arrived : waiting) {
        var answer =
            trying(() ->
                lanes.commit(
                    LanesTests.commit(
                        arrived,
                        lanes
                            .find(arrived.incoming().person())
                            .map(Lanes.Standing::version)
                            .orElse(0L),
                        "{}")));
        if (answer != Commit.Answer.OK && answer != Commit.Answer.ALREADY) {
          return answer.name();
        }
      }
      return "ran " + waiting.size();
    }

    private void accept(int count) {
      for (var i = 0; i < count; i++) {
        accepted++;
        var incoming = incoming(accepted);
        trying(() -> lanes.accept(List.of(incoming)));
      }
    }

    private tsunagu.message.Incoming incoming(long number) {
      return new tsunagu.message.Incoming(
          new tsunagu.message.MessageId(ProcessHandle.current().pid() + "-" + number),
          lanes.person("Uhanako"),
          "Uhanako",
          java.time.Instant.now(),
          null,
          new tsunagu.message.Incoming.What.Said("text " + number, "m" + number));
    }

    private int lane() {
      return lanes.lane(lanes.person("Uhanako"));
    }

    private String look() {
      var version = lanes.find(lanes.person("Uhanako")).map(Lanes.Standing::version).orElse(0L);
      var numbers = lanes.waiting(lane(), 0, 100).stream().mapToLong(Arrived::number);
      return ("version " + version + " waiting " + words(numbers)).strip();
    }

    private static String words(LongStream numbers) {
      return numbers.mapToObj(Long::toString).collect(java.util.stream.Collectors.joining(" "));
    }

    /** As the inbox does: until Redis is back. */
    private static <T> T trying(java.util.function.Supplier<T> work) {
      return await()
          .atMost(Duration.ofSeconds(20))
          .ignoreException(LaneUnavailable.class)
          .until(work::get, _ -> true);
    }
  }
}
