package tsunagu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.App;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;

/** Commands beside a program that serves. */
class DeadCommandTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  @TempDir private Path folder;

  private final PrintStream out = System.out;
  private List<String> more = List.of();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(out);
  }

  @Test
  void theyAreListedTriedAgainAndDroppedWithoutTakingALane() {
    var kept = test.arrived(test.said("a", "秘密"));
    test.lanes().bury(kept, new Lanes.Failure("failed", "Boom"));
    test.lanes().bury(test.arrived(test.said("b", "x")), new Lanes.Failure("failed", "Other"));

    assertThat(run("dead", "list", "--json", "--search", "boom")).isZero();
    var listed = JsonMapper.shared().readTree(written.toString(UTF_8));
    assertThat(listed.path("detail").asString()).isEqualTo("Boom");
    assertThat(written.toString(UTF_8)).doesNotContain("秘密", "Other");
    assertThat(test.redisLanesHeld()).isEqualTo(64);

    assertThat(run("dead", "retry", listed.path("id").asString())).isZero();
    assertThat(test.lanes().waiting(kept.lane(), 0, 10)).hasSize(1);
    assertThat(run("dead", "retry", listed.path("id").asString())).isEqualTo(1);

    assertThat(run("dead", "drop", "--json", test.deadLetters().list(1).getFirst().id())).isZero();
    assertThat(test.deadLetters().count()).isZero();
  }

  /** Whoever begins to work with so few lanes is refused; who only looks is not. */
  @Test
  void theDoctorLooksAtRedisAndBeginsNothing() {
    more = List.of("--tsunagu.lane.count=8");

    assertThat(run("doctor", "--json")).isEqualTo(1);

    var checks = JsonMapper.shared().readTree(written.toString(UTF_8));
    assertThat(checks).anyMatch(check -> check.path("what").asString().contains("シミュレーター"));
    assertThat(checks).anyMatch(check -> check.path("what").asString().startsWith("Redis"));
    assertThat(test.redisLanesHeld()).isEqualTo(64);
  }

  private int run(String... words) {
    written.reset();
    var spring =
        Stream.of(
                test.settings().stream().map(setting -> "--" + setting),
                Stream.of("--tsunagu.data=" + folder, "--logging.level.root=OFF"),
                more.stream())
            .flatMap(each -> each)
            .toList();
    return Commands.execute(Settings.of(App.class, List.copyOf(spring)), words);
  }
}
