package tsunagu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.command.Visit;

/** The simulated LINE over real HTTP, with a bot that writes down what it is told. */
class PlatformTests {
  private static final Bot BOT = new Bot();
  private static final Room ROOM =
      Room.open(
          BOT,
          "tsunagu.simulator.webhook-timeout=300ms",
          "tsunagu.simulator.redelivery-wait=20ms",
          "tsunagu.simulator.redeliveries=3",
          "tsunagu.simulator.quota=600");

  private String person = "";

  @AfterAll
  static void close() {
    ROOM.close();
    BOT.close();
  }

  @BeforeEach
  void aNewFriend() {
    person = "friend " + UUID.randomUUID();
    ROOM.act(person, "'kind':'follow'");
    BOT.hooks(1);
    BOT.forget();
  }

  private String says(String text) {
    ROOM.act(person, "'kind':'text','text':'" + text + "'");
    return BOT.event().path("replyToken").asString();
  }

  private static String reply(String token, String text) {
    return "{'replyToken':'%s','messages':[{'type':'text','text':'%s'}]}".formatted(token, text);
  }

  private String push(String text) {
    return "{'to':'%s','messages':[{'type':'text','text':'%s'}]}".formatted(Ids.user(person), text);
  }

  @Test
  void signsTheRawBytesOfItsWebhooks() throws Exception {
    says("こんにちは🍎");
    var hook = BOT.hooks(1).getFirst();
    assertThat(hook.signature()).isEqualTo(sign(hook.text()));
    assertThat(hook.text()).contains("こんにちは\\uD83C\\uDF4E");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'kind':'follow'                        | "type":"follow"   | "isUnblocked":false
          'kind':'unfollow'                      | "type":"unfollow" | "mode":"active"
          'kind':'text','text':'やあ'             | "type":"message"  | "text":"やあ"
          'kind':'postback','data':'a=1'         | "type":"postback" | "data":"a=1"
          'kind':'postback','data':'a','params':{'date':'2026-11-24'} | "type":"postback" | "params":{"date":"2026-11-24"}
          'kind':'location','title':'a','address':'b','latitude':35.5,'longitude':139.7 | "type":"location" | "latitude":35.5
          'kind':'sticker'                       | "type":"sticker"  | "stickerResourceType":"STATIC"
          'kind':'unsend','message':'123'        | "type":"unsend"   | "messageId":"123"
          """)
  void tellsTheBotWhatAResidentDoes(String deed, String type, String detail) {
    ROOM.act(person, deed);
    assertThat(BOT.hooks(1).getFirst().text())
        .contains(type, detail)
        .contains("\"destination\":\"U", "\"timestamp\":1795000000000", "\"mode\":\"active\"")
        .contains("\"userId\":\"" + Ids.user(person) + "\"")
        .contains("\"deliveryContext\":{\"isRedelivery\":false}")
        .containsPattern("\"webhookEventId\":\"[0-9A-HJKMNP-TV-Z]{26}\"");
  }

  @Test
  void takesAReplyOnceAndShowsIt() {
    var token = says("やあ");
    var first = ROOM.line("/message/reply", reply(token, "はい、こんにちは"));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).containsPattern("\\{\"sentMessages\":\\[\\{\"id\":\"\\d{18}\"}]}");
    var second = ROOM.line("/message/reply", reply(token, "もう一度"));
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).isEqualTo("{\"message\":\"Invalid reply token\"}");
    assertThat(ROOM.news(person)).contains("はい、こんにちは").doesNotContain("もう一度");
  }

  @Test
  void keepsTheReplyTokenWhereTheMessagesWereRefused() {
    var token = says("やあ");
    var bad = ROOM.line("/message/reply", reply(token, ""));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body())
        .contains("The request body has 1 error(s)")
        .contains("\"property\":\"messages[0].text\"", "\"message\":\"May not be empty\"");
    assertThat(ROOM.line("/message/reply", reply(token, "はい")).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesARetryKeyOnAReply() {
    var token = says("やあ");
    var key = UUID.randomUUID().toString();
    assertThat(ROOM.line("/message/reply", reply(token, "a"), "X-Line-Retry-Key", key).statusCode())
        .isEqualTo(400);
  }

  @Test
  void acceptsAPushOnceForARetryKey() {
    String[] key = {"X-Line-Retry-Key", UUID.randomUUID().toString()};
    var first = ROOM.line("/message/push", push("一度だけ"), key);
    var second = ROOM.line("/message/push", push("一度だけ"), key);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("x-line-accepted-request-id"))
        .isEqualTo(first.headers().firstValue("x-line-request-id"))
        .isPresent();
    assertThat(second.body())
        .contains("The retry key is already accepted")
        .contains(first.body().substring(1, first.body().length() - 1));
    assertThat(ROOM.news(person).split("一度だけ", -1)).hasSize(2);
  }

  @Test
  void refusesARetryKeyThatIsNoUuid() {
    assertThat(ROOM.line("/message/push", push("a"), "X-Line-Retry-Key", "1").statusCode())
        .isEqualTo(400);
  }

  @Test
  void answersForThoseWhoBlockedWithoutDeliveringOrCounting() {
    ROOM.act(person, "'kind':'unfollow'");
    var before = ROOM.line("/message/quota/consumption", "").body();
    assertThat(ROOM.line("/message/push", push("届かない")).statusCode()).isEqualTo(200);
    assertThat(ROOM.news(person)).contains("BLOCKED").doesNotContain("届かない");
    assertThat(ROOM.line("/message/quota/consumption", "").body()).isEqualTo(before);
    assertThat(ROOM.line("/profile/" + Ids.user(person), "").statusCode()).isEqualTo(404);
    assertThat(ROOM.act(person, "'kind':'text','text':'a'").statusCode()).isEqualTo(409);
  }

  @Test
  void saysThatAFollowEndsABlock() {
    ROOM.act(person, "'kind':'unfollow'");
    ROOM.act(person, "'kind':'follow'");
    assertThat(BOT.hooks(2).getLast().text()).contains("\"isUnblocked\":true");
  }

  @Test
  void takesAMulticastToFiveHundredOnceAndStopsAtTheMonthsLimit() {
    String[] key = {"X-Line-Retry-Key", UUID.randomUUID().toString()};
    var all = multicast(people(500));
    long before = used();
    assertThat(ROOM.line("/message/multicast", multicast(people(501))).body())
        .contains("\"property\":\"to\"");
    assertThat(ROOM.line("/message/multicast", multicast("'someone'")).body())
        .contains("\"property\":\"to[0]\"");
    assertThat(ROOM.line("/message/multicast", all, key).body()).isEqualTo("{}");
    var again = ROOM.line("/message/multicast", all, key);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo("{\"message\":\"The retry key is already accepted\"}");
    var over = ROOM.line("/message/multicast", all);
    assertThat(over.statusCode()).isEqualTo(429);
    assertThat(over.body()).isEqualTo("{\"message\":\"You have reached your monthly limit.\"}");
    assertThat(used()).isEqualTo(before + 500);
    assertThat(ROOM.line("/message/quota", "").body())
        .contains("\"type\":\"limited\"", "\"value\":600");
  }

  private static long used() {
    var answer = ROOM.line("/message/quota/consumption", "").body();
    return Long.parseLong(answer.replaceAll("\\D", ""));
  }

  private static String people(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "'" + Ids.user("person " + i) + "'")
        .collect(Collectors.joining(","));
  }

  private static String multicast(String to) {
    return "{'to':[" + to + "],'messages':[{'type':'text','text':'お知らせ'}]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"/message/push", "/message/reply", "/message/quota", "/info"})
  void turnsAwayWhoeverDoesNotShowTheToken(String path) {
    var answer =
        ROOM.send(ROOM.request("/v2/bot" + path).header("Authorization", "Bearer wrong").GET());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("x-line-request-id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply", "push", "multicast"})
  void looksAtMessagesWithoutSendingThem(String kind) {
    var path = "/message/validate/" + kind;
    assertThat(ROOM.line(path, "{'messages':[{'type':'text','text':'a'}]}").body()).isEqualTo("{}");
    assertThat(ROOM.line(path, "{'messages':[{'type':'text','txet':'a'}]}").body())
        .contains("\"property\":\"messages[0].txet\"");
    assertThat(ROOM.line(path, "{'messages':").statusCode()).isEqualTo(400);
  }

  @Test
  void knowsAFriendsProfileAndTheBot() {
    assertThat(ROOM.line("/profile/" + Ids.user(person), "").statusCode()).isEqualTo(404);
    ROOM.chat("hello", "{'as':'" + person + "','friend':'FRIEND'}");
    assertThat(ROOM.line("/profile/" + Ids.user(person), "").body())
        .contains("\"displayName\":\"" + person + "\"");
    assertThat(ROOM.line("/info", "").body()).contains("\"displayName\":\"つなぐ\"");
    assertThat(ROOM.line("/richmenu/list", "").statusCode()).isEqualTo(404);
  }

  @Test
  void sendsAgainWhatWasNotTakenWithTheSameIds() {
    BOT.answer(500, 0);
    ROOM.act(person, "'kind':'text','text':'もしもし'");
    var hooks = BOT.hooks(3);
    assertThat(hooks)
        .extracting(hook -> hook.event().at("/deliveryContext/isRedelivery").asBoolean())
        .containsExactly(false, true, true);
    assertThat(hooks)
        .extracting(hook -> hook.event().path("webhookEventId"))
        .containsOnly(hooks.getFirst().event().path("webhookEventId"));
    assertThat(hooks)
        .extracting(hook -> hook.event().path("replyToken"))
        .containsOnly(hooks.getFirst().event().path("replyToken"));
    var token = hooks.getLast().event().path("replyToken").asString();
    assertThat(ROOM.line("/message/reply", reply(token, "はい")).statusCode()).isEqualTo(200);
  }

  @Test
  void saysToThePageWhenTheBotHasIt() {
    ROOM.act(person, "deed-1", "'kind':'text','text':'a'");
    await()
        .untilAsserted(() ->
            assertThat(
                    ROOM.chat(
                            "news",
                            "{'as':'" + person + "','after':0,'pending':['deed-1','other']}")
                        .body())
                .contains("\"delivered\":[\"deed-1\"]"));
  }

  @Test
  void tellsTheBotOnceWhatAPageTellsTwice() {
    ROOM.act(person, "deed-2", "'kind':'text','text':'a'");
    ROOM.act(person, "deed-2", "'kind':'text','text':'a'");
    ROOM.act(person, "'kind':'text','text':'b'");
    assertThat(BOT.hooks(2))
        .extracting(hook -> hook.event().at("/message/text").asString())
        .containsExactly("a", "b");
  }

  @Test
  void playsResidentsForThisMachineOnly() {
    var ask = "{'as':'a','after':0,'pending':[]}";
    assertThat(ROOM.chat("news", ask).statusCode()).isEqualTo(200);
    assertThat(ROOM.chat("news", ask, "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(403);
    var form =
        ROOM.send(
            HttpRequest.newBuilder(URI.create(ROOM.address() + "/chat/api/news"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(ask.replace('\'', '"'))));
    assertThat(form.statusCode()).isEqualTo(415);
  }

  @Test
  void theWebhooksAddressIsToldAndCanBeSet() {
    assertThat(ROOM.line("/channel/webhook/endpoint", "").body())
        .contains("\"endpoint\":\"" + BOT.address() + "\"", "\"active\":true");
    assertThat(setsWebhook("http://127.0.0.1:1/callback")).isEqualTo(200);
    assertThat(tries("{}")).contains("\"success\":false", "\"statusCode\":0", "COULD_NOT_CONNECT");
    assertThat(setsWebhook(BOT.address())).isEqualTo(200);
    assertThat(setsWebhook("callback")).isEqualTo(400);
    assertThat(ROOM.line("/channel/webhook/endpoint", "").body()).contains(BOT.address());
  }

  @Test
  void aTrialCallsTheWebhookOnceAndTellsHowItWent() throws Exception {
    assertThat(tries("{}")).contains("\"success\":true", "\"statusCode\":200", "\"reason\":\"OK\"");
    var hook = BOT.hooks(1).getFirst();
    assertThat(hook.text()).contains("\"events\":[]");
    assertThat(hook.signature()).isEqualTo(sign(hook.text()));
    BOT.answer(503, 0);
    assertThat(tries("{'endpoint':'" + BOT.address() + "'}"))
        .contains("\"success\":false", "\"statusCode\":503", "ERROR_STATUS_CODE");
    assertThat(tries("{}")).contains("\"statusCode\":0", "REQUEST_TIMEOUT");
    assertThat(ROOM.line("/channel/webhook/test", "{'endpoint':'nowhere'}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theDoctorFindsAllWellHere() {
    assertThat(Visit.to(ROOM.address(), Room.TOKEN))
        .hasSize(5)
        .allMatch(look -> look.startsWith("true "));
    assertThat(Visit.to(ROOM.address(), "another")).singleElement().asString().contains("401");
  }

  private static String sign(String text) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Room.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String tries(String body) {
    return ROOM.line("/channel/webhook/test", body).body();
  }

  private static int setsWebhook(String address) {
    return ROOM.send(
            ROOM.request("/v2/bot/channel/webhook/endpoint")
                .header("Authorization", "Bearer " + Room.TOKEN)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"endpoint\":\"" + address + "\"}")))
        .statusCode();
  }
}
