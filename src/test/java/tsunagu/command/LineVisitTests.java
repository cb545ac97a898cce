package tsunagu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tsunagu.command.LineVisit.Check;

/** What the doctor says to LINE's answers. */
class LineVisitTests {
  private final Map<String, String> answers = new TreeMap<>();
  private HttpServer line;

  @BeforeEach
  void lineAsItShouldBe() throws IOException {
    answers.put("/v2/bot/info", "{\"displayName\":\"つなぐ\",\"chatMode\":\"bot\"}");
    answers.put(
        "/v2/bot/channel/webhook/endpoint",
        "{\"endpoint\":\"https://tsunagu.example/callback\",\"active\":true}");
    answers.put("/v2/bot/channel/webhook/test", "{\"success\":true,\"statusCode\":200}");
    answers.put("/v2/bot/message/quota", "{\"type\":\"limited\",\"value\":200}");
    answers.put("/v2/bot/message/quota/consumption", "{\"totalUsage\":12}");
    line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    line.createContext(
        "/",
        call -> {
          var right = "Bearer secret".equals(call.getRequestHeaders().getFirst("Authorization"));
          var answer = answers.get(call.getRequestURI().getPath());
          var body = (right && answer != null ? answer : "{}").getBytes(UTF_8);
          call.sendResponseHeaders(right ? (answer == null ? 404 : 200) : 401, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    line.start();
  }

  @AfterEach
  void stop() {
    line.stop(0);
  }

  private List<Check> look(String token) {
    var address = "http://127.0.0.1:" + line.getAddress().getPort() + "/";
    try (var visit = new LineVisit(address, token)) {
      return visit.look();
    }
  }

  private List<Check> bad() {
    return look("secret").stream().filter(check -> !check.well()).toList();
  }

  @Test
  void whereAllIsWellEachStepIsSaid() {
    assertThat(look("secret")).hasSize(5).allMatch(Check::well);
  }

  @Test
  void aWrongTokenIsTheOnlyThingToldAndWhereToMendIt() {
    assertThat(look("another"))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.what()).contains("トークン", "401");
          assertThat(check.todo()).contains("line.bot.channel-token");
        });
  }

  @Test
  void eachThingThatIsSetWrongHasWordsOfItsOwn() {
    answers.put("/v2/bot/info", "{\"displayName\":\"つなぐ\",\"chatMode\":\"chat\"}");
    answers.put(
        "/v2/bot/channel/webhook/endpoint",
        "{\"endpoint\":\"https://tsunagu.example/line\",\"active\":false}");
    answers.put(
        "/v2/bot/channel/webhook/test",
        "{\"success\":false,\"statusCode\":503,\"reason\":\"ERROR_STATUS_CODE\"}");
    answers.put("/v2/bot/message/quota/consumption", "{\"totalUsage\":200}");

    assertThat(bad())
        .extracting(Check::what)
        .anyMatch(what -> what.contains("チャット"))
        .anyMatch(what -> what.contains("/line"))
        .anyMatch(what -> what.contains("オフ"))
        .anyMatch(what -> what.contains("ERROR_STATUS_CODE") && what.contains("503"))
        .anyMatch(what -> what.contains("使いきり"))
        .hasSize(5);
    assertThat(bad()).extracting(Check::todo).noneMatch(String::isBlank);
  }

  @Test
  void aMissingWebhookAddressIsTold() {
    answers.remove("/v2/bot/channel/webhook/endpoint");

    assertThat(bad()).extracting(Check::what).anyMatch(what -> what.contains("宛先がありません"));
  }

  @Test
  void withoutAWayToLineThatIsWhatIsSaid() {
    line.stop(0);

    assertThat(look("secret"))
        .singleElement()
        .satisfies(check -> assertThat(check.what()).contains("届きません"));
  }
}
