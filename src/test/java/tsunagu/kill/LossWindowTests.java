package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a failover forgets of what the door had taken. A kill alone shows nothing, because the
 * kernel still delivers what the dead master had written; so the link to the replica is cut first.
 */
@Tag("long")
class LossWindowTests {
  private static final double A_SECOND = 200;
  private static final long CUT_BEFORE_MILLIS = 200;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void row21WithoutWaitWhatTheMasterTookAfterItsLinkWasCutIsForgotten() throws Exception {
    var run = failOver("0");
    IO.println(run.line("21 (WAIT off)"));
    assertThat(run.lost().size()).isPositive();
    // the window is the time the master outlived its link, and nothing before it
    assertThat(run.spanMillis()).isLessThan(CUT_BEFORE_MILLIS + 150);
  }

  @Test
  void row21WithWaitNothingThatWasTakenIsForgotten() throws Exception {
    var run = failOver("1");
    IO.println(run.line("21 (WAIT on)"));
    assertThat(run.taken()).hasSizeGreaterThan(10);
    assertThat(run.lost()).isEmpty();
    assertThat(run.refused()).isPositive();
  }

  /** What a failover did to events at the door. */
  private record Run(List<Writers.Knock> taken, List<Writers.Knock> lost, long refused) {
    long spanMillis() {
      var first = lost.stream().mapToLong(Writers.Knock::sent).min().orElse(0);
      var last = lost.stream().mapToLong(Writers.Knock::sent).max().orElse(0);
      return (last - first) / 1_000_000;
    }

    double medianMillis() {
      return taken.stream()
              .mapToLong(Writers.Knock::took)
              .sorted()
              .skip(taken.size() / 2)
              .findFirst()
              .orElse(0)
          / 1e6;
    }

    String line(String row) {
      return "row %s: lost %d of %d accepted, spanning %d ms; refused %d; door's median %.2f ms"
          .formatted(row, lost.size(), taken.size(), spanMillis(), refused, medianMillis());
    }
  }

  private Run failOver(String waitReplicas) throws IOException {
    try (var master = RedisNode.durable(folder.resolve("master"));
        var link = new TcpProxy(master.port());
        var replica =
            RedisNode.durable(
                folder.resolve("replica"), "--replicaof", "127.0.0.1", link.port() + "");
        var wire = new TcpProxy(master.port());
        var town =
            new Town(
                folder,
                21,
                Town.redisAt(wire.port()),
                "--tsunagu.inbox.wait-replicas=" + waitReplicas)) {
      await("the replica follows")
          .atMost(Duration.ofSeconds(20))
          .until(() -> master.tell("INFO", "replication").contains("state=online"));
      town.start(1);
      var writers = new Writers(town.ports().getFirst(), A_SECOND);
      writers.start();
      Processes.sleep(4_000);
      link.swallow(true, true);
      link.cut();
      Processes.sleep(CUT_BEFORE_MILLIS);
      master.kill();
      replica.tell("REPLICAOF", "NO", "ONE");
      wire.leadsTo(replica.port());
      Processes.sleep(4_000);
      var knocks = writers.stop();
      var kept = kept(replica);
      var taken = knocks.stream().filter(one -> one.status() == 200).toList();
      var lost = taken.stream().filter(one -> !kept.contains(one.id())).toList();
      var refused = knocks.stream().filter(one -> one.status() == 503).count();
      return new Run(taken, lost, refused);
    }
  }

  /** The ids of all events the server knows. */
  private static Set<String> kept(RedisNode node) throws IOException {
    var kept = new HashSet<String>();
    try (var redis = new Resp(node.port())) {
      for (var key : redis.keys()) {
        if (key.contains(":seen:")) {
          kept.addAll(redis.list("SMEMBERS", key));
        }
      }
    }
    return kept;
  }
}
