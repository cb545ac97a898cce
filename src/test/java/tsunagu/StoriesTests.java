package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.support.ui.Select;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The four stories of the start page, played by residents and coordinators side by side. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
class StoriesTests {
  @TempDir static Path data;
  private static int port;

  @DynamicPropertySource
  static void aFreshHouse(DynamicPropertyRegistry settings) throws IOException {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    settings.add("server.port", () -> port);
    settings.add("management.server.port", () -> 0);
    settings.add("tsunagu.data", data::toString);
  }

  private static String base() {
    return "http://localhost:" + port;
  }

  /** A coordinator who comes in from the start page. */
  private static Browser coordinatorOf(String organisation) {
    var desk = Browser.desk();
    desk.go(base() + "/");
    new Select(desk.see("[data-testid=sample-organisation]")).selectByVisibleText(organisation);
    desk.see("[data-testid=sample-enter]").click();
    desk.see("[data-testid=tab-work]");
    return desk;
  }

  @Test
  void aParentIsIntroducedAndHearsOfIt() {
    try (var parent = Resident.opens(base(), "parent-" + port)) {
      parent.befriends().keeps("story1-1-welcome-375");
      parent.types("土曜に子どもと参加できるボランティアありますか　宮前区").reads("合いそうなものです");
      parent.reads("1. 【見本】").keeps("story1-2-offers-375");
      assertThat(parent.times("少ないので")).as("nothing had to be given up").isZero();
      parent.types("1").reads("紹介しましょうか").keeps("story1-3-listing-375");
      parent.taps("紹介してほしい").reads("伝えること").keeps("story1-4-consent-375");
      parent.taps("はい").reads("フォーム").presses("フォームを開く");

      var organisation = fillIn(parent);
      parent.back().reads("フォームを受け取りました");
      try (var desk = coordinatorOf(organisation)) {
        desk.screenshot("story1-6-work-1280");
        desk.see("[data-testid=referral-row]").click();
        desk.see("[data-testid=do-received]");
        desk.screenshot("story1-7-referral-1280");
        desk.see("[data-testid=do-received]").click();
        desk.see("[data-testid=contact-name]", "見本花子");
        desk.screenshot("story1-8-accepted-1280");
        desk.see("[data-testid=referral-replay]").click();
        assertThat(desk.see("[data-testid=replay-sum]").getText()).contains("0 回の答えがちがいます");
        desk.see("[data-testid=replay-all]").click();
        assertThat(desk.see("[data-testid=replay-turn]").getText()).contains("同じ");
        assertThat(desk.driver().getPageSource()).doesNotContain("見本花子", "hanako");
        desk.screenshot("story1-8b-replay-1280");
      }
      parent.reads("紹介を受け取りました").keeps("story1-9-told-375");
      assertThat(parent.times("紹介を受け取りました")).isEqualTo(1);
    }
  }

  /** Fills the form in and answers to whom it goes. */
  private static String fillIn(Resident resident) {
    var form = resident.page();
    form.see("[data-testid=refer-title]", "見本");
    var organisation = form.see("[data-testid=refer-organisation]").getText();
    form.screenshot("story1-5-form-375");
    form.see("[data-testid=refer-name]").sendKeys("見本花子");
    form.see("[data-testid=refer-mail]").click();
    form.see("[data-testid=refer-address]").sendKeys("hanako@example.jp");
    form.see("[data-testid=refer-send]").click();
    form.see("[data-testid=refer-done]");
    form.screenshot("story1-5-form-done-375");
    return organisation;
  }

  @Test
  void aSeniorFindsAProjectByTypedNumbersInLargeLetters() {
    try (var senior = Resident.opens(base(), "senior-" + port)) {
      senior.befriends().types("2").reads("大きく");
      senior.types("定年まで経理をしていました。何か役に立てますか").reads("合いそうなもの");
      senior.keeps("story2-1-projects-375");
      senior.types("１").reads("経験").keeps("story2-2-why-375");
      senior.types("1").reads("伝えること").keeps("story2-3-consent-375");
      senior.types("一番").reads("フォームに書いて").keeps("story2-4-form-375");
    }
  }

  @Test
  void aNoticeReachesThoseWhoChoseItOnceAndOneTapStopsIt() {
    try (var reader = Resident.opens(base(), "reader-" + port);
        var other = Resident.opens(base(), "other-" + port)) {
      wantsNotices(reader, "宮前区");
      wantsNotices(other, "川崎区");
      try (var desk = coordinatorOf("かわさき市民活動センター")) {
        var title = sendsTo(desk, "宮前区");
        reader.reads(title).keeps("story3-4-notice-375");
        assertThat(reader.times(title)).isEqualTo(1);
        assertThat(other.times(title)).isZero();
        reader.presses("お知らせを止める").reads("お知らせを止めました");
        reader.keeps("story3-5-stopped-375");
      }
    }
  }

  /** Sends a notice of the first listing offered and answers its title. */
  private static String sendsTo(Browser desk, String ward) {
    desk.see("[data-testid=tab-notices]").click();
    desk.see("[data-testid=notice-new]").click();
    desk.screenshot("story3-1-choose-1280");
    desk.see("[data-testid=listing-choice]").click();
    desk.see("[data-testid=notice-preview]");
    for (var box : desk.all("input[name=ward]")) {
      if (box.isSelected() != ward.equals(box.getDomAttribute("value"))) {
        box.click();
      }
    }
    desk.screenshot("story3-2-compose-1280");
    desk.see("[data-testid=notice-preview]").click();
    desk.see("[data-testid=preview-people]", "1");
    desk.screenshot("story3-3-preview-1280");
    var title = desk.see("[data-testid=preview-card] h3").getText();
    desk.see("[data-testid=notice-send]").click();
    desk.see("[data-testid=notice-sent]", "1");
    desk.screenshot("story3-6-sent-1280");
    return title;
  }

  private static void wantsNotices(Resident resident, String ward) {
    resident.befriends().types("設定").reads("設定です");
    resident.types("1").reads("どの区").types(ward).reads("覚えました");
    resident.types("5").reads("受け取りますか").types("はい").reads("お知らせをお送りします");
  }

  /**
   * What was understood and can be taken off, why something fits, what was given up, that nothing
   * was found and may be waited for, and the word that was perhaps meant.
   */
  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ja | 1 | 土曜に宮前区で子どもとできるボランティア | でさがしました | 条件をはずす | 紹介しましょうか \
          | 宮前区で平日の夜にピアノの演奏会 | ゆずった条件 | スキューバダイビング | 見つかりませんでした \
          | 出たら知らせてほしい | お預かりしてよろしいですか | ごみひろい の ボランテア | 「ごみ拾い
          ja-easy | 3 | どようびに こどもと ボランティアを したい | さがしました | はずす ことが | 紹介（しょうかい）しますか \
          | よるに ピアノの コンサート | ほかの 時間 | スキューバダイビング | いまは ありませんでした \
          | あったら おしえて | もって います | はなだんの おせわ | 「花（はな）
          en | 4 | volunteering with children in Miyamae on Saturday | I looked for | Take off | Shall I? \
          | piano concert on weekday nights in Miyamae | I gave way on | scuba diving | Nothing fits \
          | Tell me of new ones | half a year | I want to help with flowrs in Miyamae | “flowers”?
          """)
  void whatASearchSaysInThreeWordings(ArgumentsAccessor words) {
    var language = text(words, 0);
    try (var resident = Resident.opens(base(), "find-" + language + "-" + port)) {
      resident.befriends().types(text(words, 1));
      resident.types(text(words, 2)).reads(text(words, 3)).reads(text(words, 4));
      resident.keepsTall("find-" + language + "-1-understood");
      resident.types("1").reads(text(words, 5));
      resident.keepsTall("find-" + language + "-2-why");
      resident.types(text(words, 6)).reads(text(words, 7));
      resident.keepsTall("find-" + language + "-3-given-up");
      resident.types(text(words, 8)).reads(text(words, 9));
      resident.keepsTall("find-" + language + "-4-nothing");
      resident.taps(text(words, 10)).reads(text(words, 11));
      resident.keepsTall("find-" + language + "-5-tell-me");
      resident.types(text(words, 12)).reads(text(words, 13));
      resident.keepsTall("find-" + language + "-6-meant");
    }
  }

  private static String text(ArgumentsAccessor words, int index) {
    return Objects.requireNonNull(words.getString(index));
  }

  @Test
  void someoneLostFindsTheRightDeskInTwoQuestions() {
    try (var lost = Resident.opens(base(), "lost-" + port)) {
      lost.befriends().types("どこに相談すればいいかわからない").reads("どんなこと");
      lost.keeps("story4-1-what-375");
      lost.types("2").reads("どの区").types("3").reads("力になれそうです");
      lost.keeps("story4-2-desks-375");
    }
  }

  @Test
  void someoneLostTalksToAPersonInstead() {
    try (var lost = Resident.opens(base(), "talker-" + port)) {
      lost.befriends().types("人と話したい").reads("おつなぎ");
      try (var desk = coordinatorOf("かわさき市民活動センター")) {
        desk.see("[data-testid=tab-people]").click();
        desk.screenshot("story4-3-people-1280");
        desk.see("[data-testid=visitor-row]").click();
        desk.see("[data-testid=chat-take]").click();
        lost.reads("担当者がお話しします").types("場所がわかりません");
        desk.see("[data-testid=chat-line]", "場所がわかりません");
        desk.see("[data-testid=chat-text]").sendKeys("武蔵小杉の駅から歩いて行けます。");
        desk.see("[data-testid=chat-say]").click();
        lost.reads("武蔵小杉の駅から").keeps("story4-4-person-375");
        desk.see("[data-testid=chat-line]", "武蔵小杉の駅から");
        desk.screenshot("story4-5-chat-1280");
        desk.see("[data-testid=chat-replay]").click();
        assertThat(desk.see("[data-testid=replay-sum]").getText()).contains("0 回の答えがちがいます");
        desk.see("[data-testid=replay-back]").click();
        desk.see("[data-testid=chat-leave]").click();
        lost.reads("お話は終わりました");
      }
      await().atMost(Duration.ofSeconds(5)).until(() -> lost.times("武蔵小杉の駅から") == 1);
    }
  }
}
