package tsunagu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tsunagu.lane.Acl;
import tsunagu.trace.Collector;

/**
 * What residents tell us of themselves lies nowhere in the clear: marked words are typed wherever
 * one can type, and then looked for wherever something is kept.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    // whoever looks for a fault makes the log say more: that must be as clean
    properties = "logging.level.tsunagu=DEBUG")
class CanaryTests {
  private static final String NAME = "鶴亀見張之助";
  private static final String PHONE = "09098765432";
  private static final String WRITTEN_PHONE = "090-9876-5432";
  private static final String MAIL = "kanaria@mihari.example";
  private static final String SENTENCE = "膝の手術のあとで縁側の盆栽だけが楽しみです";
  private static final String WISH = "縁側の盆栽を教えるボランティアありますか　宮前区";
  private static final String ASIDE = "孫の蛍吉には内緒にしてください";
  private static final String ANSWER = "盆栽の会の松葉鴎と申します";
  private static final String MESSAGE = "松葉杖で伺う河童橋の者です";

  /** The legs of a message's trip. */
  private static final List<String> TRIP =
      List.of("door", "turn", "understand", "search", "commit", "line", "settled");

  private static final Collector COLLECTOR = new Collector();
  private static final Stumble LINE = new Stumble();

  @TempDir static Path data;
  private static int port;

  /** A LINE that can fail. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Line {
    @Bean
    FilterRegistrationBean<Stumble> stumble() {
      return LINE.inPlace();
    }
  }

  @LocalManagementPort private int managementPort;

  @Value("${line.bot.channel-token}")
  private String token;

  private Phone resident;

  @DynamicPropertySource
  static void aFreshHouse(DynamicPropertyRegistry settings) throws IOException {
    port = Program.freePort();
    settings.add("server.port", () -> port);
    settings.add("management.server.port", () -> 0);
    settings.add("tsunagu.data", data::toString);
    settings.add("tsunagu.trace.endpoint", COLLECTOR::address);
  }

  private static String base() {
    return "http://localhost:" + port;
  }

  @AfterAll
  static void noMoreTalkative() {
    LoggingSystem.get(CanaryTests.class.getClassLoader()).setLogLevel("tsunagu", null);
    COLLECTOR.close();
  }

  @BeforeEach
  void aResident() {
    resident = new Phone(base(), "canary").befriends();
  }

  @Test
  void nothingPersonalLiesInTheClear(CapturedOutput printed) throws IOException {
    var everywhere = new TreeMap<String, byte[]>();
    try (var json = new JsonLog()) {
      talks();
      fillsInAForm();
      talksToAPerson();
      everywhere.put("the log as JSON", json.written());
    }
    everywhere.put("what was printed", printed.getAll().getBytes(UTF_8));
    everywhere.put("the traces", traces());
    everywhere.put("the metrics", metrics().getBytes(UTF_8));
    inRedis().forEach((key, held) -> everywhere.put("Redis key " + key, held.getBytes(UTF_8)));
    files(everywhere);

    // what is meant to be readable is found, so what is not found is not there
    assertThat(where("Said of", everywhere)).contains("what was printed", "the log as JSON");
    assertThat(where("contact-read", everywhere))
        .contains("Redis key t:{audit}:log", "file redis/appendonly.aof");
    assertThat(where("understand", everywhere)).contains("the traces");
    assertThat(canaries()).allSatisfy(canary -> assertThat(where(canary, everywhere)).isEmpty());
  }

  /** All that was told of the talks above, once their last turn is among it. */
  private static byte[] traces() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            COLLECTOR.spans().stream()
                .anyMatch(leg -> "CoordinatorSaid".equals(leg.notes().get("tsunagu.kind"))));
    return COLLECTOR.bytes();
  }

  @Test
  void aMessageIsToldOnItsWholeTripWithTheCallThatLineRefused() {
    var walker = new Phone(base(), "walker").befriends();
    LINE.once();
    walker.types(WISH).reads("text");

    var trip = await().atMost(Duration.ofSeconds(20)).until(this::refused, legs -> !legs.isEmpty());
    assertThat(trip).extracting(Collector.Told::name).containsOnly(TRIP.toArray(String[]::new));
    var door = one(trip, "door");
    var turn = one(trip, "turn");
    assertThat(parents(trip, "turn", "line", "settled")).containsOnly(door.id());
    assertThat(parents(trip, "understand", "search", "commit")).containsOnly(turn.id());
    assertThat(trip.stream().filter(leg -> leg.name().equals("line")))
        .extracting(leg -> leg.notes().get("http.response.status_code"))
        .containsExactly("500", "200");
    assertThat(door.notes()).containsEntry("tsunagu.kind", "Said");
    assertThat(one(trip, "settled").notes()).containsEntry("tsunagu.result", "said");
  }

  /** The trip on which LINE failed once, as soon as all of it is told. */
  private List<Collector.Told> refused() {
    var spans = COLLECTOR.spans();
    var trace =
        spans.stream()
            .filter(leg -> "500".equals(leg.notes().get("http.response.status_code")))
            .map(Collector.Told::trace)
            .findFirst()
            .orElse("");
    var trip = spans.stream().filter(leg -> leg.trace().equals(trace)).toList();
    return trip.stream().map(Collector.Told::name).collect(Collectors.toSet()).containsAll(TRIP)
        ? trip
        : List.of();
  }

  private static Collector.Told one(List<Collector.Told> trip, String name) {
    return trip.stream().filter(leg -> leg.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> parents(List<Collector.Told> trip, String... names) {
    return trip.stream()
        .filter(leg -> List.of(names).contains(leg.name()))
        .map(Collector.Told::parent)
        .toList();
  }

  @Test
  void theDashboardDrawsWhatTheProgramTells() throws IOException {
    new Phone(base(), "watcher").befriends().types("こんにちは").reads("text");
    var drawn = Dashboard.read().meters();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(Dashboard.told(metrics())).containsAll(drawn));
  }

  /** Marked words said to the bot, where they are a wish, unclear, and personal. */
  private void talks() {
    resident.types(SENTENCE).reads("text");
    resident.types("私の名前は" + NAME + "です。電話は" + WRITTEN_PHONE + "、" + MAIL + "です");
    resident.reads("フォームに書いて");
    resident.types(WISH).reads("text");
  }

  private void fillsInAForm() throws IOException {
    resident.types("土曜に子どもと参加できるボランティアありますか　宮前区").reads("1. 【見本】");
    resident.types("1").reads("紹介しましょうか");
    resident.taps("紹介してほしい").reads("伝えること");
    resident.taps("はい").reads("フォームを開く");
    var link = resident.linkOf("フォームを開く");
    var form = new Reader(base());
    var desk = Desk.of(base(), RestartTests.organisation(form.opens(link)));
    var typed =
        Map.of("name", NAME, "channel", "phone", "address", WRITTEN_PHONE, "message", MESSAGE);
    assertThat(form.sends(link, typed)).contains("refer-done");
    resident.reads("フォームを受け取りました");

    var page = desk.accepts(desk.referrals().iterator().next());
    assertThat(page).contains(NAME, PHONE, MESSAGE);
    resident.reads("紹介を受け取りました");
  }

  private void talksToAPerson() {
    resident.types("人と話したい").reads("おつなぎ");
    var desk = Desk.of(base(), "かわさき市民活動センター");
    var visitor = desk.visitors().iterator().next();
    desk.takes(visitor);
    resident.reads("担当者がお話しします");
    resident.types(ASIDE);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> desk.opens("/console/people/" + visitor).contains(ASIDE));
    resident.types("電話は" + WRITTEN_PHONE + "です").reads("フォームに書いて");
    desk.says(visitor, ANSWER);
    resident.reads(ANSWER);
    assertThat(desk.opens("/console/people/" + visitor))
        .contains(ANSWER, SENTENCE)
        .doesNotContain(WRITTEN_PHONE);
  }

  private String metrics() {
    var text = new Reader("http://localhost:" + managementPort).opens("/actuator/prometheus");
    assertThat(text).contains("jvm_memory_used_bytes", "tsunagu_");
    return text;
  }

  /** Every key with what it holds, and its name once more. */
  private static Map<String, String> inRedis() throws IOException {
    var home = data.resolve("redis");
    var address =
        RedisURI.builder()
            .withHost("127.0.0.1")
            .withPort(Integer.parseInt(Files.readString(home.resolve("port")).strip()))
            .withPassword(Files.readString(home.resolve("password")).strip().toCharArray())
            .build();
    var all = new TreeMap<String, String>();
    try (var client = RedisClient.create(address);
        var connection = client.connect(new StringCodec(StandardCharsets.ISO_8859_1))) {
      var redis = connection.sync();
      onlyShippedCommands(redis.info("commandstats"));
      var kinds = new HashSet<String>();
      ScanIterator.scan(redis)
          .forEachRemaining(key -> {
            var kind = redis.type(key);
            kinds.add(kind);
            all.put(key, clear(key + " " + held(redis, key, kind)));
          });
      assertThat(kinds).contains("string", "hash", "list", "zset");
    }
    assertThat(all.keySet()).anyMatch(key -> key.contains(":p:")).hasSizeGreaterThan(20);
    return all;
  }

  /** redis-access: what a whole day of work calls is what the shipped user may call. */
  private static void onlyShippedCommands(String statistics) {
    var called =
        statistics
            .lines()
            .filter(line -> line.startsWith("cmdstat_"))
            .map(line -> line.substring("cmdstat_".length(), line.indexOf(':')))
            .toList();
    assertThat(called).contains("evalsha", "hgetall").allMatch(Acl::allows);
  }

  private static String held(RedisCommands<String, String> redis, String key, String kind) {
    return switch (kind) {
      case "string" -> redis.get(key);
      case "hash" -> redis.hgetall(key).toString();
      case "list" -> redis.lrange(key, 0, -1).toString();
      case "set" -> redis.smembers(key).toString();
      case "zset" -> redis.zrangeWithScores(key, 0, -1).toString();
      case "stream" -> redis.xrange(key, io.lettuce.core.Range.unbounded()).toString();
      default -> throw new AssertionError("a kind of key this test does not know: " + kind);
    };
  }

  /** Bytes that were read as Latin letters, read as what they are. */
  private static String clear(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), UTF_8);
  }

  private static void files(Map<String, byte[]> everywhere) throws IOException {
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        everywhere.put("file " + data.relativize(file), Files.readAllBytes(file));
      }
    }
    assertThat(everywhere.get("file redis/appendonly.aof")).hasSizeGreaterThan(10_000);
  }

  /** The places that hold a text in any of the shapes text is written down in. */
  private static List<String> where(String text, Map<String, byte[]> everywhere) {
    var shapes = shapes(text);
    return everywhere.entrySet().stream()
        .filter(place -> holds(place.getValue(), shapes))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean holds(byte[] held, Set<String> shapes) {
    var text = new String(held, StandardCharsets.ISO_8859_1);
    return shapes.stream().anyMatch(text::contains);
  }

  private List<String> canaries() {
    return List.of(
        NAME,
        PHONE,
        WRITTEN_PHONE,
        MAIL,
        SENTENCE,
        WISH,
        ASIDE,
        ANSWER,
        MESSAGE,
        resident.userId(token));
  }

  private static Set<String> shapes(String canary) {
    var escaped =
        canary
            .chars()
            .mapToObj(c -> c < 128 ? Character.toString(c) : "\\u%04x".formatted(c))
            .collect(Collectors.joining());
    return Stream.of(
            bytes(canary, UTF_8),
            bytes(canary, StandardCharsets.UTF_16BE),
            bytes(canary, Charset.forName("Windows-31J")),
            URLEncoder.encode(canary, UTF_8),
            escaped)
        .collect(Collectors.toSet());
  }

  private static String bytes(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
