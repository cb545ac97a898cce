package tsunagu.kill;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master, a replica and three watchers, all real, on the loopback. */
final class SentinelGroup implements AutoCloseable {
  private static final String NAME = "tsunagu";

  private final List<RedisNode> data = new ArrayList<>();
  private final List<RedisNode> watchers = new ArrayList<>();

  SentinelGroup(Path folder) {
    var master = RedisNode.durable(folder.resolve("master"));
    data.add(master);
    data.add(
        RedisNode.durable(
            folder.resolve("replica"), "--replicaof", "127.0.0.1", master.port() + ""));
    for (var i = 0; i < 3; i++) {
      var watcher =
          RedisNode.start(
              folder.resolve("watcher-" + i), Processes.freePort(), List.of("--sentinel"));
      watcher.tell("SENTINEL", "MONITOR", NAME, "127.0.0.1", Integer.toString(master.port()), "2");
      watcher.tell("SENTINEL", "SET", NAME, "down-after-milliseconds", "1000");
      watcher.tell("SENTINEL", "SET", NAME, "failover-timeout", "6000");
      watchers.add(watcher);
    }
    await("the watchers know everybody")
        .atMost(Duration.ofSeconds(30))
        .until(() -> watchers.stream().allMatch(SentinelGroup::knowsAll));
  }

  private static boolean knowsAll(RedisNode watcher) {
    var told = watcher.tell("SENTINEL", "MASTER", NAME);
    return told.contains("num-slaves, 1") && told.contains("num-other-sentinels, 2");
  }

  List<String> settings() {
    return List.of(
        "--spring.data.redis.sentinel.master=" + NAME,
        "--spring.data.redis.sentinel.nodes="
            + watchers.stream()
                .map(one -> "127.0.0.1:" + one.port())
                .collect(Collectors.joining(",")));
  }

  RedisNode master() {
    var told = watchers.getFirst().tell("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME);
    return data.stream()
        .filter(one -> told.contains(Integer.toString(one.port())))
        .findFirst()
        .orElseThrow();
  }

  /** The watchers make the replica the master, in good order. */
  void failOver() {
    var before = master();
    watchers.getFirst().tell("SENTINEL", "FAILOVER", NAME);
    awaitOther(before);
  }

  /** The master is killed; when another took its place, it comes back as a replica. */
  void killMaster() {
    var before = master();
    before.kill();
    awaitOther(before);
    before.start();
    await("there is a replica again")
        .atMost(Duration.ofSeconds(60))
        .until(() -> master().tell("INFO", "replication").contains("state=online"));
  }

  private void awaitOther(RedisNode before) {
    await("there is another master")
        .atMost(Duration.ofSeconds(60))
        .until(() -> master() != before && master().tell("ROLE").startsWith("[master"));
  }

  @Override
  public void close() {
    watchers.forEach(RedisNode::close);
    data.forEach(RedisNode::close);
  }
}
