package tsunagu.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three masters with a replica each, all real, on the loopback. */
final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;

  private final List<RedisNode> nodes = new ArrayList<>();

  RedisCluster(Path folder) throws IOException {
    for (var i = 0; i < 6; i++) {
      nodes.add(
          RedisNode.durable(
              folder.resolve("node-" + i),
              "--cluster-enabled",
              "yes",
              "--cluster-node-timeout",
              "2000",
              "--cluster-require-full-coverage",
              "no"));
    }
    for (var i = 0; i < 3; i++) {
      give(nodes.get(i), i * SLOTS / 3, (i + 1) * SLOTS / 3);
    }
    nodes.forEach(this::meet);
    await("all know each other").atMost(Duration.ofSeconds(30)).until(() -> known() == 6);
    for (var i = 3; i < 6; i++) {
      replicate(nodes.get(i), nodes.get(i - 3));
    }
    await("the cluster serves").atMost(Duration.ofSeconds(60)).until(this::whole);
  }

  private static void give(RedisNode node, int from, int to) throws IOException {
    var words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
    IntStream.range(from, to).forEach(slot -> words.add(Integer.toString(slot)));
    try (var redis = new Resp(node.port())) {
      assertThat(redis.word(words.toArray(String[]::new))).isEqualTo("OK");
    }
  }

  private void meet(RedisNode node) {
    node.tell("CLUSTER", "MEET", "127.0.0.1", Integer.toString(nodes.getFirst().port()));
  }

  private long known() {
    return nodes.stream()
        .mapToLong(node -> node.tell("CLUSTER", "NODES").lines().count())
        .min()
        .orElse(0);
  }

  private static void replicate(RedisNode replica, RedisNode master) {
    await("a replica is taken")
        .atMost(Duration.ofSeconds(20))
        .until(() -> replica.tell("CLUSTER", "REPLICATE", id(master)).equals("OK"));
  }

  private static String id(RedisNode node) {
    return node.tell("CLUSTER", "MYID");
  }

  /** Of all nodes, masters and replicas. */
  int[] ports() {
    return nodes.stream().mapToInt(RedisNode::port).toArray();
  }

  /** Whether every master has a replica that follows it, and every slot is served. */
  private boolean whole() {
    return masters().size() == 3
        && masters().stream()
            .allMatch(node ->
                node.tell("INFO", "replication").contains("state=online")
                    && node.tell("CLUSTER", "INFO").contains("cluster_state:ok")
                    && node.tell("CLUSTER", "INFO").contains("cluster_slots_ok:16384"));
  }

  List<RedisNode> masters() {
    return nodes.stream().filter(node -> node.tell("ROLE").startsWith("[master")).toList();
  }

  List<String> settings() {
    return List.of(
        "--spring.data.redis.cluster.nodes="
            + nodes.stream()
                .map(one -> "127.0.0.1:" + one.port())
                .collect(Collectors.joining(",")));
  }

  /** A replica takes its master's place in good order. */
  void failOver() {
    var replica =
        nodes.stream()
            .filter(node -> node.tell("ROLE").startsWith("[slave"))
            .findFirst()
            .orElseThrow();
    assertThat(replica.tell("CLUSTER", "FAILOVER")).isEqualTo("OK");
    await("it is the master")
        .atMost(Duration.ofSeconds(30))
        .until(() -> replica.tell("ROLE").startsWith("[master"));
    await("the cluster serves").atMost(Duration.ofSeconds(60)).until(this::whole);
  }

  /** A master is killed; when its replica took its place, it comes back. */
  void killMaster() {
    var victim = masters().getFirst();
    victim.kill();
    await("another took its place")
        .atMost(Duration.ofSeconds(60))
        .until(() -> masters().size() == 3);
    victim.start();
    await("the cluster serves").atMost(Duration.ofSeconds(60)).until(this::whole);
  }

  /** Moves the slot of a lane to another master, key by key. */
  void move(String tag) throws IOException {
    var slot = masters().getFirst().tell("CLUSTER", "KEYSLOT", tag);
    var from = owner(slot);
    var to = masters().stream().filter(node -> node != from).findFirst().orElseThrow();
    assertThat(to.tell("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from))).isEqualTo("OK");
    assertThat(from.tell("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to))).isEqualTo("OK");
    try (var redis = new Resp(from.port())) {
      for (var keys = redis.list("CLUSTER", "GETKEYSINSLOT", slot, "1");
          !keys.isEmpty();
          keys = redis.list("CLUSTER", "GETKEYSINSLOT", slot, "1")) {
        redis.word("MIGRATE", "127.0.0.1", to.port() + "", keys.getFirst(), "0", "5000");
      }
    }
    to.tell("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    masters().forEach(node -> node.tell("CLUSTER", "SETSLOT", slot, "NODE", id(to)));
  }

  private RedisNode owner(String slot) {
    return masters().stream()
        .filter(node -> !node.tell("CLUSTER", "COUNTKEYSINSLOT", slot).equals("0"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    nodes.forEach(RedisNode::close);
  }
}
