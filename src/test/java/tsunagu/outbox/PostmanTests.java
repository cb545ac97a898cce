package tsunagu.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tsunagu.lane.Arrived;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.message.ReplyTicket;

/** Parcels on their way to a LINE that answers as it is told, over real HTTP. */
class PostmanTests {
  private static final OutboxSettings SETTINGS =
      new OutboxSettings(
          Duration.ofSeconds(50),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofHours(23));

  private final LanesDouble lanes = new LanesDouble();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private HttpServer line;
  private Postman postman;

  private record Seen(String path, @Nullable String key, String body) {}

  @BeforeEach
  void start() throws IOException {
    line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    line.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    line.createContext("/", this::answer);
    line.start();
    postman = newPostman();
  }

  private Postman newPostman() {
    var environment =
        new MockEnvironment()
            .withProperty("line.bot.channel-token", "token")
            .withProperty(
                "line.bot.api-end-point", "http://127.0.0.1:" + line.getAddress().getPort());
    var made =
        new Postman(
            lanes, new LineAccess(environment, SETTINGS), SETTINGS, new SimpleMeterRegistry());
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    postman.stop();
    line.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("X-Line-Retry-Key"),
            body));
    var planned = answers.poll();
    var answer = planned == null ? "200 {}" : planned;
    if (answer.equals("cut")) {
      exchange.close();
      return;
    }
    var bytes = answer.substring(4).getBytes(UTF_8);
    exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Arrived arrived(long number, @Nullable String token, Duration ago) {
    return new Arrived(
        7,
        number,
        Instant.now().minus(ago),
        new Incoming(
            new MessageId("event-" + number),
            new PersonId("a".repeat(26)),
            "U1",
            Instant.now(),
            token == null ? null : new ReplyTicket(token),
            new Incoming.What.Said("こんにちは", "m" + number)));
  }

  private String commit(Arrived arrived, String text) {
    var words =
        new Outgoing(List.of(new Outgoing.Part.Text(text)), List.of(), Outgoing.Manner.PLAIN);
    var parcel = postman.parcel(arrived, "U1", List.of(words));
    lanes.parcels(7).put(arrived.number(), parcel);
    return parcel;
  }

  private void say(long number, @Nullable String token, Duration ago, String text) {
    var arrived = arrived(number, token, ago);
    postman.carry(7, number, commit(arrived, text));
  }

  private void awaitSettled() {
    await().atMost(Duration.ofSeconds(5)).until(() -> lanes.parcels(7).isEmpty());
  }

  @Test
  void aFreshTokenIsAnsweredFree() {
    say(1, "fresh", Duration.ZERO, "やあ");

    awaitSettled();
    assertThat(seen).extracting(Seen::path).containsExactly("/v2/bot/message/reply");
    assertThat(seen.getFirst().key()).isNull();
    assertThat(seen.getFirst().body()).contains("fresh", "やあ");
  }

  @Test
  void anOldTokenBecomesAPushWithItsKey() {
    say(1, "old", Duration.ofSeconds(70), "やあ");

    awaitSettled();
    assertThat(seen).extracting(Seen::path).containsExactly("/v2/bot/message/push");
    assertThat(seen.getFirst().key()).isEqualTo(Wrapper.key("event-1#0").toString());
  }

  @Test
  void aTokenUsedByAnUnansweredAttemptIsTakenAsDelivered() {
    answers.addAll(List.of("500 oops", "400 {\"message\":\"Invalid reply token\"}"));

    say(1, "t", Duration.ZERO, "やあ");

    awaitSettled();
    assertThat(seen).extracting(Seen::path).doesNotContain("/v2/bot/message/push");
  }

  @Test
  void aTokenThatWasNeverGoodBecomesAPush() {
    answers.add("400 {\"message\":\"Invalid reply token\"}");

    say(1, "t", Duration.ZERO, "やあ");

    awaitSettled();
    assertThat(seen)
        .extracting(Seen::path)
        .containsExactly("/v2/bot/message/reply", "/v2/bot/message/push");
  }

  @Test
  void aPushIsRepeatedWithTheSameKeyUntilLineHasIt() {
    answers.addAll(List.of("500 a", "cut", "429 slow", "409 already"));

    say(1, null, Duration.ZERO, "やあ");

    awaitSettled();
    assertThat(seen).hasSize(4);
    assertThat(seen).extracting(Seen::key).containsOnly(Wrapper.key("event-1#0").toString());
    assertThat(seen).extracting(Seen::body).containsOnly(seen.getFirst().body());
  }

  @Test
  void aPersonsParcelsKeepTheirOrder() {
    answers.addAll(List.of("500 a", "500 b"));
    for (var number = 1; number <= 5; number++) {
      say(number, null, Duration.ZERO, "words " + number);
    }

    awaitSettled();
    assertThat(seen.stream().skip(2).map(Seen::body).toList())
        .extracting(body -> body.replaceAll(".*words (\\d).*", "$1"))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void wordsThatLineRefusesMoveAsideAndAreApologisedFor() {
    answers.add("400 {\"message\":\"The request body has 1 error(s)\"}");

    say(1, "t", Duration.ZERO, "やあ");

    await().until(() -> lanes.dead().containsKey(1L));
    assertThat(seen).hasSize(2);
    assertThat(seen.getLast().body()).contains("ごめんなさい");
  }

  @Test
  void afterATakeoverAUsedTokenMeansItWasSaid() {
    postman.stop();
    commit(arrived(1, "t", Duration.ZERO), "やあ");
    answers.add("400 {\"message\":\"Invalid reply token\"}");

    postman = newPostman();

    awaitSettled();
    assertThat(seen).extracting(Seen::path).containsExactly("/v2/bot/message/reply");
  }

  @Test
  void afterATakeoverAPushBegunGoesOnAsAPush() {
    postman.stop();
    commit(arrived(1, "t", Duration.ZERO), "やあ");
    lanes
        .tries(7)
        .put(
            1L,
            "{\"call\":0,\"mode\":\"PUSH\",\"maybe\":false,\"count\":1,\"firstPush\":\""
                + Instant.now()
                + "\"}");

    postman = newPostman();

    awaitSettled();
    assertThat(seen).extracting(Seen::path).containsExactly("/v2/bot/message/push");
  }
}
