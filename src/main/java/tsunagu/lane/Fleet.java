package tsunagu.lane;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which instances live, as Redis heard them, and with which of them a lane belongs: the one with
 * the highest hash of its name and the lane, so that all agree without talking and few lanes move
 * when one comes or goes. Thread-safe.
 */
final class Fleet {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration FORGOTTEN = Duration.ofSeconds(60);
  private static final int BEFORE_MEMBERS = 2;

  private final Redis redis;
  private final Duration quiet;
  private final String instance = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Supplier<String>> facts = new ConcurrentHashMap<>();
  private volatile List<Lanes.Member> members = List.of();

  /**
   * A fleet of one, until it has met.
   *
   * @param quiet after how long a silent instance no longer counts
   */
  Fleet(Redis redis, Duration quiet) {
    this.redis = redis;
    this.quiet = quiet;
  }

  String instance() {
    return instance;
  }

  /** What the others are to know of this instance, from its next heartbeat on. */
  void tell(String fact, Supplier<String> value) {
    facts.put(fact, value);
  }

  List<Lanes.Member> members() {
    return members;
  }

  /** One heartbeat; hears of the others. */
  void meet() {
    var now = new TreeMap<String, String>();
    facts.forEach((fact, value) -> now.put(fact, value.get()));
    members = heard(redis.run(call(JSON.writeValueAsString(now))));
  }

  /** The others need not wait for our silence. */
  void leave() {
    members = heard(redis.run(call("")));
  }

  private Call call(String words) {
    return new Call(Script.MEET)
        .keys(Keys.MEMBERS, Keys.FACTS)
        .word(instance)
        .word(quiet.toMillis())
        .word(FORGOTTEN.toSeconds())
        .word(words);
  }

  private static List<Lanes.Member> heard(Answer answer) {
    var all = new ArrayList<Lanes.Member>();
    for (var at = BEFORE_MEMBERS; at + 2 < answer.size(); at += 3) {
      all.add(
          new Lanes.Member(
              answer.text(at),
              Instant.ofEpochMilli(answer.number(at + 1)),
              JSON.readValue(answer.text(at + 2), new TypeReference<Map<String, String>>() {})));
    }
    return List.copyOf(all);
  }

  /** Whether a lane belongs with this instance. */
  boolean wants(int lane) {
    return owner(lane).equals(instance);
  }

  /** The instance a lane belongs with, among those that read the newest states. */
  String owner(int lane) {
    var newest = members.stream().mapToInt(Fleet::reads).max().orElse(0);
    var best = instance;
    var highest = 0L;
    var found = false;
    for (var member : members) {
      var weight = weight(member.instance(), lane);
      if (reads(member) == newest && (!found || Long.compareUnsigned(weight, highest) > 0)) {
        best = member.instance();
        highest = weight;
        found = true;
      }
    }
    return best;
  }

  private static int reads(Lanes.Member member) {
    return Integer.parseInt(member.facts().getOrDefault(Lanes.READS, "0"));
  }

  /** FNV-1a over name and lane, its bits then mixed as the finish of MurmurHash3 does. */
  private static long weight(String name, int lane) {
    var hash = 0xcbf29ce484222325L;
    for (var letter : (name + "/" + lane).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ letter) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
