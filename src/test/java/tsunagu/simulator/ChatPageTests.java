package tsunagu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;
import tsunagu.Browser;
import tsunagu.Looks;

/** The chat page in a real browser, with a small bot that knows a few words. */
class ChatPageTests {
  private static final String MINE = "[data-testid=message][data-from=me]";
  private static final String BOTS = "[data-testid=message][data-from=bot]";
  private static final String TAP =
      "{'type':'action','action':{'type':'%s','label':'%s','data':'%s','displayText':'%s'}}";
  private static final String QUICK =
      "'quickReply':{'items':["
          + TAP.formatted("postback", "ボランティアをさがす", "find", "ボランティアをさがす")
          + ","
          + TAP.formatted("postback", "イベントを見る", "events", "イベントを見る")
          + ",{'type':'action','action':{'type':'location','label':'今いる場所を送る'}}"
          + ",{'type':'action','action':{'type':'datetimepicker','label':'日にちを選ぶ',"
          + "'data':'day','mode':'date','initial':'2026-11-28'}}"
          + ",{'type':'action','action':{'type':'message','label':'人と話したい','text':'人と話したい'}}"
          + "]}";

  private static final Bot BOT = new Bot();
  private static final Room ROOM = Room.open(BOT);

  @AfterAll
  static void close() {
    ROOM.close();
    BOT.close();
  }

  @BeforeEach
  void theBotAnswers() {
    BOT.forget();
    BOT.then(event -> answer(ROOM, event));
  }

  private static void answer(Room room, JsonNode event) {
    var token = event.path("replyToken").asString();
    if (!token.isEmpty()) {
      var words = event.path("message").path("text").asString();
      var data = event.path("postback").path("data").asString();
      var answer =
          room.line(
              "/message/reply",
              "{'replyToken':'%s','messages':[%s]}".formatted(token, messages(words, data)));
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static String messages(String words, String data) {
    if (words.contains("English")) {
      return carousel()
          .replace("参加したい", "I would like to join")
          .replace("くわしく見る", "See more")
          .replace("親子で参加できます", "Parents and children");
    }
    if (words.contains("土曜")) {
      return text("2つ見つかりました。") + "," + carousel() + "," + withQuick("ほかにも探せます。");
    }
    if (data.equals("find")) {
      return "{'type':'template','altText':'参加しますか','template':{'type':'confirm',"
          + "'text':'土曜日の朝に参加できますか?','actions':["
          + "{'type':'message','label':'はい','text':'はい'},"
          + "{'type':'message','label':'いいえ','text':'いいえ'}]}}";
    }
    if (data.startsWith("join")) {
      return text("「宮前区の公園そうじ」ですね。\nくわしくは https://example.jp/ を見てください。");
    }
    if (data.equals("day")) {
      return text("日にちを受け取りました。");
    }
    return words.isEmpty()
        ? withQuick("こんにちは。つなぐです。\n川崎市のボランティアやイベントを、いっしょに探します。\n何をしたいですか?")
        : text("「" + words + "」ですね。<b>わかりました</b>");
  }

  private static String text(String words) {
    return "{'type':'text','text':'" + words.replace("\n", "\\n") + "'}";
  }

  private static String withQuick(String words) {
    return "{'type':'text','text':'" + words.replace("\n", "\\n") + "'," + QUICK + "}";
  }

  private static String carousel() {
    return "{'type':'flex','altText':'公園そうじと絵本の会、2つの見本','contents':{'type':'carousel','contents':["
        + card("公園の落ち葉そうじ(見本)", "宮前区 宮前平公園", "親子で参加できます", "1")
        + ","
        + card("絵本の読み聞かせの会を手伝う(見本)", "宮前区 市民館", "はじめての人も大丈夫です", "2")
        + "]}}";
  }

  private static String card(String title, String where, String who, String id) {
    return """
    {'type':'bubble','body':{'type':'box','layout':'vertical','spacing':'md','contents':[
      {'type':'text','text':'ボランティア','size':'sm','color':'#06693A','weight':'bold'},
      {'type':'text','text':'%s','size':'lg','weight':'bold','wrap':true},
      {'type':'separator','margin':'md'},
      {'type':'box','layout':'baseline','spacing':'sm','contents':[
        {'type':'text','text':'いつ','size':'sm','color':'#4A5260','flex':2},
        {'type':'text','text':'11月28日(土) 午前9時から11時','size':'md','wrap':true,'flex':7}]},
      {'type':'box','layout':'baseline','spacing':'sm','contents':[
        {'type':'text','text':'どこ','size':'sm','color':'#4A5260','flex':2},
        {'type':'text','text':'%s','size':'md','wrap':true,'flex':7}]},
      {'type':'text','text':'%s','size':'md','wrap':true}]},
    'footer':{'type':'box','layout':'vertical','spacing':'sm','contents':[
      {'type':'button','style':'primary','height':'sm','color':'#06693A','action':
        {'type':'postback','label':'参加したい','data':'join?%s','displayText':'参加したい'}},
      {'type':'button','style':'secondary','height':'sm','action':
        {'type':'uri','label':'くわしく見る','uri':'https://example.jp/'}}]}}\
    """
        .formatted(title, where, who, id);
  }

  private static void write(Browser browser, String words) {
    browser.see("[data-testid=composer]").sendKeys(words);
    browser.see("[data-testid=send]").click();
  }

  @Test
  void aResidentFindsSomethingOnAPhone() {
    try (var browser = Browser.phone()) {
      browser.go(ROOM.address() + "/chat?as=さくら");
      browser.see("[data-testid=befriend]", "友だち追加");
      Looks.fits(browser, "stranger");
      browser.size(375, 812).screenshot("chat-375-1-stranger");
      browser.see("[data-testid=befriend]").click();
      browser.see(BOTS, "何をしたいですか");
      assertThat(browser.all("[data-testid=quick-reply]")).hasSize(5);
      browser.screenshot("chat-375-2-welcome");

      write(browser, "土曜に子どもと参加できるボランティアありますか 宮前区");
      browser.see(BOTS, "ほかにも探せます");
      browser.see(MINE + "[data-read]", "宮前区");
      assertThat(browser.all("[data-testid=card]")).hasSize(2);
      browser.screenshot("chat-375-3-cards");
      browser
          .driver()
          .executeScript("document.querySelector('[data-testid=card]').scrollIntoView()");
      browser.screenshot("chat-375-4-card");

      browser.all("[data-testid=button]").getFirst().click();
      browser.see(MINE, "参加したい");
      browser.see(BOTS, "公園そうじ");
      assertThat(browser.all("[data-testid=quick-reply]")).isEmpty();
      browser.screenshot("chat-375-5-chosen");

      browser.driver().navigate().refresh();
      browser.see(BOTS, "公園そうじ");
      assertThat(browser.all(MINE)).hasSize(2);
      assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll())
          .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
          .isEmpty();
    }
  }

  @Test
  void whatIsTappedReachesTheBot() {
    try (var browser = Browser.phone()) {
      browser.go(ROOM.address() + "/chat?as=たろう");
      browser.see("[data-testid=befriend]").click();
      browser.see("[data-testid=quick-reply]", "今いる場所").click();
      browser.screenshot("chat-375-6-places");
      browser.see("[data-testid=place]", "宮前区").click();
      assertThat(BOT.hooks(2).getLast().text()).contains("\"type\":\"location\"", "宮前区");
      browser.see(BOTS + ":last-child", "何をしたいですか");

      browser.see("[data-testid=quick-reply]", "日にち").click();
      browser.screenshot("chat-375-7-date");
      browser.see("[data-testid=when-ok]").click();
      assertThat(BOT.hooks(3).getLast().text()).contains("\"params\":{\"date\":\"2026-11-28\"}");
      browser.see(BOTS, "日にちを受け取りました");

      browser.see("[data-testid=composer]").sendKeys("いいね" + Keys.ENTER);
      browser.see(BOTS, "「いいね」ですね。<b>わかりました</b>");
      browser.see("[data-testid=more]").click();
      browser.see("[data-testid=send-sticker]").click();
      assertThat(BOT.hooks(5).getLast().text()).contains("\"type\":\"sticker\"");
      browser.see(BOTS + ":last-child", "何をしたいですか");
      browser.see("[data-testid=quick-reply]", "ボランティア").click();
      assertThat(browser.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("log");
      browser.see("[data-testid=card] [data-testid=button]", "はい").click();
      browser.see(BOTS, "「はい」ですね");
      browser.screenshot("chat-375-8-confirm");
      browser.see(MINE, "はい").click();
      browser.see("[data-testid=unsend]").click();
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> BOT.hooks(8).getLast().text().contains("\"type\":\"unsend\""));
    }
  }

  @Test
  void blockingStopsTheBotAndLettersGrow() {
    try (var browser = Browser.phone()) {
      browser.go(ROOM.address() + "/chat?as=はなこ");
      browser.see("[data-testid=befriend]").click();
      browser.see(BOTS, "何をしたいですか");
      browser.see("[data-testid=menu]").click();
      browser.all("[data-testid=letters]").getLast().click();
      browser.screenshot("chat-375-9-menu");
      Looks.open(browser, "menu in large letters");
      browser.see("[data-testid=block]").click();
      browser.see("[data-testid=unblock]");
      assertThat(BOT.hooks(2).getLast().text()).contains("\"type\":\"unfollow\"");
      browser.screenshot("chat-375-10-blocked-large");
      browser.see("[data-testid=unblock]").click();
      assertThat(BOT.hooks(3).getLast().text()).contains("\"isUnblocked\":true");
      write(browser, "土曜");
      browser.see(BOTS, "ほかにも探せます");
      browser
          .driver()
          .executeScript("document.querySelector('[data-testid=card]').scrollIntoView()");
      browser.screenshot("chat-375-11-cards-large");
      Looks.fits(browser, "cards in large letters");
    }
  }

  @Test
  void whatIsSaidIsReadAloudInItsOwnLanguage() {
    try (var browser = Browser.phone()) {
      browser.go(ROOM.address() + "/chat?as=ann");
      browser.see("[data-testid=befriend]").click();
      browser.see(BOTS, "何をしたいですか");
      write(browser, "cards in English, please");
      assertThat(browser.see(BOTS + " .hint").getText()).isEqualTo("2 cards. Slide sideways.");
      assertThat(browser.all(MINE + " .bubble").getLast().getDomAttribute("lang")).isEqualTo("en");
      assertThat(browser.all(BOTS + " .bubble").getFirst().getDomAttribute("lang")).isEqualTo("ja");
      assertThat(browser.all(BOTS + " .text"))
          .extracting(line -> line.getDomAttribute("lang"))
          .contains("ja", "en");
      assertThat(browser.all(BOTS + " .button"))
          .extracting(button -> button.getDomAttribute("lang"))
          .containsOnly("en");
      var log = browser.see("#log");
      assertThat(List.of(log.getDomAttribute("role"), log.getDomAttribute("aria-live")))
          .containsExactly("log", "polite");
      Looks.open(browser, "cards in English");
    }
  }

  @Test
  void theFourPeopleOfTheStartPageHaveNames() {
    assertThat(ROOM.send(ROOM.request("/chat?as=senior").GET()).body())
        .contains("data-as=\"senior\"", "シニアの画面", "迷っている人");
    assertThat(ROOM.send(ROOM.request("/chat?as=%3Cb%3E").GET()).body())
        .contains("&lt;b&gt;さんの画面")
        .doesNotContain("<b>");
  }

  @Test
  void aRestartOfTheServerLosesNothingOnADesk() {
    try (var bot = new Bot();
        var browser = Browser.desk()) {
      String port;
      try (var room = Room.open(bot)) {
        bot.then(event -> answer(room, event));
        port = room.address().replaceAll(".*:", "");
        browser.go(room.address() + "/chat");
        browser.see("[data-testid=befriend]").click();
        browser.see(BOTS, "何をしたいですか");
        write(browser, "土曜に宮前区で");
        browser.see(BOTS, "ほかにも探せます");
        browser.screenshot("chat-1280-1-cards");
      }
      write(browser, "きこえますか");
      browser.see("[data-testid=offline]");
      browser.see(MINE, "送信待ち");
      browser.screenshot("chat-1280-2-offline");
      // the page may be quicker than the line after the start
      var restarted = new CompletableFuture<Room>();
      bot.then(event -> answer(restarted.join(), event));
      try (var again = Room.open(bot, "server.port=" + port)) {
        restarted.complete(again);
        browser.see(BOTS, "「きこえますか」ですね");
        browser.see(BOTS, "ほかにも探せます");
        assertThat(browser.all("[data-testid=offline]").getFirst().isDisplayed()).isFalse();
        assertThat(browser.all("[data-testid=befriend]")).noneMatch(it -> it.isDisplayed());
      }
    }
  }
}
