package tsunagu.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tsunagu.inbox.Inbox;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.PersonId;
import tsunagu.message.ReplyTicket;

/** LINE's door, over real HTTP. */
@SpringBootTest(
    classes = WebhookTests.House.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"line.bot.channel-token=token", "line.bot.channel-secret=" + WebhookTests.SECRET})
class WebhookTests {
  static final String SECRET = "a secret of the tests";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String EMPTY = "{\"destination\":\"U0\",\"events\":[]}";

  @LocalServerPort private int port;
  @Autowired private Recording inbox;
  @Autowired private MeterRegistry meters;

  @BeforeEach
  void empty() {
    inbox.clear();
    meters.clear();
  }

  @Test
  void theVerifyButtonGetsItsYes() throws Exception {
    assertThat(post(EMPTY)).isEqualTo(200);
    assertThat(inbox.puts).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRequests")
  void aBadRequestIsRefusedAndCounted(String outcome, int status, byte[] body, String signature)
      throws Exception {
    var request = request(body);
    if (!signature.isEmpty()) {
      request.header("x-line-signature", signature);
    }

    assertThat(send(request)).isEqualTo(status);
    assertThat(counted("tsunagu.webhook.requests", "outcome", outcome)).isEqualTo(1);
    assertThat(inbox.puts).isEmpty();
  }

  static Stream<Object[]> badRequests() throws Exception {
    var good = body(text("one", "Ua", "こんにちは"));
    var huge = bytes("{\"events\":[],\"more\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");
    var deep = bytes("{\"events\":[],\"more\":" + "[".repeat(200) + "]".repeat(200) + "}");
    var signatureOfOther = sign(bytes(EMPTY), SECRET);
    return Stream.of(
        new Object[] {"missing-signature", 401, good, ""},
        new Object[] {"malformed-signature", 401, good, "not base64!"},
        new Object[] {"malformed-signature", 401, good, "%%%="},
        new Object[] {"wrong-signature", 401, good, signatureOfOther},
        new Object[] {"wrong-signature", 401, good, sign(good, "another secret")},
        new Object[] {"wrong-signature", 401, good, sign(good, SECRET).substring(0, 20)},
        new Object[] {"too-large", 413, huge, sign(huge, SECRET)},
        signed("broken-json", ""),
        signed("broken-json", "{\"events\":["),
        signed("broken-json", "[]"),
        signed("broken-json", "null"),
        signed("broken-json", "{}"),
        signed("broken-json", "{\"events\":{}}"),
        signed("broken-json", EMPTY + "x"),
        new Object[] {"broken-json", 400, deep, sign(deep, SECRET)},
        signed("broken-json", "{\"events\":[],\"more\":" + "9".repeat(5000) + "}"),
        signed("broken-json", "\uFEFF{\"events\":["),
        new Object[] {"broken-json", 400, gzip(good), sign(gzip(good), SECRET)});
  }

  private static Object[] signed(String outcome, String body) {
    return new Object[] {outcome, 400, bytes(body), sign(bytes(body), SECRET)};
  }

  @Test
  void theSignatureIsOverTheRawBytes() throws Exception {
    var escaped = body(text("one", "Ua", "X")).clone();
    var raw = new String(escaped, UTF_8).replace("\"X\"", "\"\\uD83C\\uDF4E  \\u3042\"");

    assertThat(post(raw)).isEqualTo(200);
    assertThat(inbox.all())
        .extracting(Incoming::what)
        .containsExactly(new What.Said("🍎  あ", "m-one"));
  }

  @Test
  void aChunkedBodyIsReadAndBounded() throws Exception {
    var good = body(text("one", "Ua", "hello"));
    assertThat(chunked(good)).isEqualTo(200);
    assertThat(inbox.all()).hasSize(1);

    assertThat(chunked(new byte[3 * 1024 * 1024])).isEqualTo(413);
  }

  @Test
  void theHeaderMayBeWrittenInAnyCase() throws Exception {
    var good = body(text("one", "Ua", "hello"));

    assertThat(send(request(good).header("X-LINE-Signature", sign(good, SECRET)))).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  void anEventBecomesAnIncoming(String name, String event, What what) throws Exception {
    assertThat(post(new String(body(event), UTF_8))).isEqualTo(200);

    assertThat(inbox.all())
        .singleElement()
        .satisfies(incoming -> {
          assertThat(incoming.what()).as(name).isEqualTo(what);
          assertThat(incoming.address()).isEqualTo("Ua");
          assertThat(incoming.at()).isEqualTo(Instant.ofEpochMilli(1_760_000_000_000L));
        });
  }

  static Stream<Object[]> events() {
    return Stream.of(
        kind(
            "text",
            message("'type':'text','text':'hi','quoteToken':'q'"),
            new What.Said("hi", "m1")),
        kind(
            "place",
            message("'type':'location','latitude':35.5,'longitude':139.7,'address':'x'"),
            new What.Shared(35.5, 139.7)),
        kind(
            "place without numbers", message("'type':'location'"), new What.Unreadable("location")),
        kind(
            "sticker", message("'type':'sticker','packageId':'1'"), new What.Unreadable("sticker")),
        kind("image", message("'type':'image'"), new What.Unreadable("image")),
        kind("new message kind", message("'type':'hologram'"), new What.Unreadable("unknown")),
        kind("no message", "'type':'message','replyToken':'t'", new What.Unreadable("broken")),
        kind(
            "tap",
            "'type':'postback','replyToken':'t','postback':{'data':'start:find','params':{'date':'2026-11-28'}}",
            new What.Tapped("start:find", Map.of("date", "2026-11-28"))),
        kind(
            "tap without params",
            "'type':'postback','replyToken':'t','postback':{'data':'start:find'}",
            new What.Tapped("start:find", Map.of())),
        kind("follow", "'type':'follow','replyToken':'t'", new What.Followed(false)),
        kind(
            "unblock",
            "'type':'follow','replyToken':'t','follow':{'isUnblocked':true}",
            new What.Followed(true)),
        kind("block", "'type':'unfollow'", new What.Unfollowed()),
        kind("unsend", "'type':'unsend','unsend':{'messageId':'m9'}", new What.Unsent("m9")),
        kind("beacon", "'type':'beacon','replyToken':'t'", new What.Unreadable("event:beacon")),
        kind(
            "new event kind",
            "'type':'telepathy','x':{'y':1}",
            new What.Unreadable("event:unknown")),
        kind("no kind at all", "'x':1", new What.Unreadable("event:unknown")),
        kind("wrong types", "'type':'message','message':7", new What.Unreadable("broken")));
  }

  @Test
  void eachUserOfABodyIsOneOfTheirOwn() throws Exception {
    assertThat(
            post(
                new String(
                    body(text("1", "Ua", "a"), text("2", "Ub", "b"), text("3", "Ua", "c")), UTF_8)))
        .isEqualTo(200);

    assertThat(inbox.puts).hasSize(1);
    assertThat(inbox.all()).extracting(Incoming::address).containsExactly("Ua", "Ub", "Ua");
    assertThat(inbox.all().getFirst().ticket()).isEqualTo(new ReplyTicket("token-1"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          group          | 'type':'message','replyToken':'t','source':{'type':'group','groupId':'C1','userId':'Ua'},'message':{'type':'text','id':'1','text':'x'}
          room           | 'type':'message','source':{'type':'room','roomId':'R1','userId':'Ua'},'message':{'type':'text','id':'1','text':'x'}
          group          | 'type':'join','replyToken':'t','source':{'type':'group','groupId':'C1'}
          group          | 'type':'leave','source':{'type':'group','groupId':'C1'}
          room           | 'type':'memberJoined','source':{'type':'room','roomId':'R1'},'joined':{'members':[{'type':'user','userId':'Ua'}]}
          none           | 'type':'accountLink','link':{'result':'failed','nonce':'n'}
          no-user        | 'type':'message','replyToken':'t','source':{'type':'user'},'message':{'type':'text','id':'1','text':'x'}
          unknown-source | 'type':'message','source':{'type':'planet','userId':'Ua'},'message':{'type':'text','id':'1','text':'x'}
          standby        | 'type':'message','mode':'standby','source':{'type':'user','userId':'Ua'},'message':{'type':'text','id':'1','text':'x'}
          standby        | 'type':'follow','mode':'standby','source':{'type':'user','userId':'Ua'}
          """)
  void someEventsAreNoneOfOurBusiness(String reason, String event) throws Exception {
    assertThat(post(new String(body(json("'webhookEventId':'w1'," + event)), UTF_8)))
        .isEqualTo(200);

    assertThat(inbox.puts).isEmpty();
    assertThat(counted("tsunagu.webhook.ignored", "reason", reason)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'type':'unfollow'
          'type':'unsend','unsend':{'messageId':'m9'}
          """)
  void whatIsToBeObeyedCountsInStandbyToo(String event) throws Exception {
    var whole =
        json(
            "'webhookEventId':'w1','mode':'standby','source':{'type':'user','userId':'Ua'},"
                + event);

    assertThat(post(new String(body(whole), UTF_8))).isEqualTo(200);

    assertThat(inbox.all()).hasSize(1);
    assertThat(inbox.all().getFirst().ticket()).isNull();
  }

  @Test
  void brokenEventsDoNotSpoilTheirNeighbours() throws Exception {
    var events =
        IntStream.range(0, 100)
            .mapToObj(i ->
                i % 50 == 7
                    ? json(
                        "'webhookEventId':'w"
                            + i
                            + "','type':'message','message':[],'source':{'type':'user','userId':'U"
                            + i % 60
                            + "'}")
                    : text("w" + i, "U" + i % 60, "text " + i))
            .toArray(String[]::new);

    assertThat(post(new String(body(events), UTF_8))).isEqualTo(200);

    assertThat(inbox.puts).hasSize(1);
    assertThat(inbox.all()).hasSize(100);
    assertThat(inbox.all().stream().filter(i -> i.what() instanceof What.Unreadable)).hasSize(2);
  }

  @Test
  void whatIsSentAgainHasTheSameId() throws Exception {
    var first = text("01HULID", "Ua", "hello");
    var again = first.replace("\"isRedelivery\":false", "\"isRedelivery\":true");

    post(new String(body(first), UTF_8));
    post(new String(body(again), UTF_8));

    assertThat(inbox.all()).hasSize(1);
  }

  @Test
  void anEventWithoutAnIdIsKnownAgainByItsContent() throws Exception {
    var event =
        json("'type':'unfollow','source':{'type':'user','userId':'Ua'},'timestamp':1760000000000");

    post(new String(body(event), UTF_8));
    post(new String(body(event), UTF_8));

    assertThat(inbox.all()).hasSize(1);
  }

  @Test
  void aTextIsKeptUpToLinesOwnLimitAndNeverCutInACharacter() throws Exception {
    post(new String(body(text("1", "Ua", "🍎".repeat(5000))), UTF_8));
    post(new String(body(text("2", "Ua", "a" + "🍎".repeat(5000))), UTF_8));

    assertThat(inbox.all())
        .extracting(incoming -> ((What.Said) incoming.what()).text())
        .containsExactly("🍎".repeat(2500), "a" + "🍎".repeat(2499));
  }

  @Test
  void lineIsAskedToComeAgainWhenNothingCanBeStored() throws Exception {
    inbox.refusing = true;

    assertThat(post(new String(body(text("1", "Ua", "hello")), UTF_8))).isEqualTo(503);
    assertThat(counted("tsunagu.webhook.requests", "outcome", "unreachable")).isEqualTo(1);
  }

  @Test
  void aFailureInsideIsNoYesToLine() throws Exception {
    inbox.failing = true;

    assertThat(post(new String(body(text("1", "Ua", "hello")), UTF_8))).isEqualTo(503);
    assertThat(counted("tsunagu.webhook.requests", "outcome", "failed")).isEqualTo(1);
  }

  @Test
  void aBodyThatDripsIsTurnedAwayAfterTwoSeconds() throws Exception {
    var answer = new StringBuilder();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var out = socket.getOutputStream();
      out.write(
          bytes(
              String.join(
                  "\r\n",
                  "POST /callback HTTP/1.1",
                  "Host: localhost",
                  "Content-Length: 1000",
                  "x-line-signature: eA==",
                  "",
                  "")));
      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      var first = CompletableFuture.supplyAsync(() -> line(reader));
      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(5))
          .until(() -> {
            drip(out);
            return first.isDone();
          });
      answer.append(first.join());
    }

    assertThat(answer).startsWith("HTTP/1.1 408");
    assertThat(counted("tsunagu.webhook.requests", "outcome", "too-slow")).isEqualTo(1);
  }

  private static void drip(OutputStream out) {
    try {
      out.write(' ');
      out.flush();
    } catch (IOException _) {
      // the door has closed the line
    }
  }

  private static String line(BufferedReader reader) {
    try {
      return String.valueOf(reader.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tenThousandEventsAreOnePut() throws Exception {
    var events =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                "{\"type\":\"unfollow\",\"webhookEventId\":\"w"
                    + i
                    + "\",\"source\":{\"type\":\"user\",\"userId\":\"U"
                    + i
                    + "\"}}")
            .collect(Collectors.joining(","));

    assertThat(post("{\"events\":[" + events + "]}")).isEqualTo(200);
    assertThat(inbox.all()).hasSize(10_000);
  }

  private static Object[] kind(String name, String inner, What what) {
    return new Object[] {
      name,
      json(
          "'webhookEventId':'w1','timestamp':1760000000000,'mode':'active',"
              + "'deliveryContext':{'isRedelivery':false},"
              + "'source':{'type':'user','userId':'Ua'},"
              + inner),
      what
    };
  }

  private static String message(String inner) {
    return "'type':'message','replyToken':'t','message':{'id':'m1'," + inner + "}";
  }

  private static String text(String id, String user, String text) {
    return json(
        "'webhookEventId':'%s','timestamp':1760000000000,'mode':'active','replyToken':'token-%s',"
                .formatted(id, id)
            + "'deliveryContext':{'isRedelivery':false},'type':'message',"
            + "'source':{'type':'user','userId':'%s'},".formatted(user)
            + "'message':{'type':'text','id':'m-%s','text':'%s'}".formatted(id, text));
  }

  private static String json(String inner) {
    return "{" + inner.replace('\'', '"') + "}";
  }

  private static byte[] body(String... events) {
    return bytes("{\"destination\":\"U0\",\"events\":[" + String.join(",", events) + "]}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    return zipped.toByteArray();
  }

  private static String sign(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private int post(String body) throws Exception {
    return send(request(bytes(body)).header("x-line-signature", sign(bytes(body), SECRET)));
  }

  private int chunked(byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri())
            .header("x-line-signature", sign(body, SECRET))
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  private HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(uri()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/callback");
  }

  private static int send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private double counted(String name, String tag, String value) {
    var counter = meters.find(name).tag(tag, value).counter();
    return counter == null ? 0 : counter.count();
  }

  /** An inbox that writes down what it is given, each id once. */
  static final class Recording implements Inbox {
    final List<List<Incoming>> puts = new ArrayList<>();
    boolean refusing;
    boolean failing;
    private final Set<String> seen = new HashSet<>();

    void clear() {
      puts.clear();
      seen.clear();
      refusing = false;
      failing = false;
    }

    List<Incoming> all() {
      return puts.stream().flatMap(List::stream).toList();
    }

    @Override
    public PersonId person(String address) {
      return new PersonId("hash-of-" + address);
    }

    @Override
    public Put put(List<Incoming> incomings) {
      if (failing) {
        throw new IllegalStateException("of the tests");
      }
      if (refusing) {
        return new Put.Refused("unreachable");
      }
      var fresh = incomings.stream().filter(i -> seen.add(i.id().value())).toList();
      puts.add(fresh);
      return new Put.Stored(fresh.size(), incomings.size() - fresh.size());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  @EnableConfigurationProperties(LineSettings.class)
  @Import(WebhookConfiguration.class)
  static class House {
    @Bean
    Recording inbox() {
      return new Recording();
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
