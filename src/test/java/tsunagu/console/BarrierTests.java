package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.Looks.fits;
import static tsunagu.Looks.picture;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.Browser;
import tsunagu.Doors;
import tsunagu.lane.DeadLetters;
import tsunagu.referral.Referral.Status;
import tsunagu.resident.Links;
import tsunagu.resident.Profile;

/**
 * No barrier on the pages that no other browser test looks at: all wordings, both letter sizes,
 * enlarged up to four times, and by keyboard alone. One browser for all.
 */
@Doors.Test
class BarrierTests {
  private static final int MOST_TABS = 60;
  private static final Duration SOON = Duration.ofMinutes(5);

  private static Browser browser;

  @Autowired private Doors.People people;
  @Autowired private Links links;
  @Autowired private AccountStore accounts;
  @Autowired private DeadLetters letters;
  @Autowired private StringRedisTemplate redis;
  @LocalServerPort private int port;

  @BeforeAll
  static void open() {
    browser = Browser.desk();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private void go(String path) {
    browser.go("http://127.0.0.1:" + port + path);
  }

  @Test
  void residentsPages() {
    pagesOf("ja-easy", true);
    pagesOf("en", false);
    go("/refer/nothing");
    fits(browser, "gone");
  }

  @Test
  @Tag("long")
  void residentsPagesInEveryWordingAndLetterSize() {
    for (var language : List.of("ja", "ja-easy", "en")) {
      pagesOf(language, false);
      pagesOf(language, true);
    }
  }

  private void pagesOf(String language, boolean large) {
    var person = people.someone();
    var referral = people.referral(person, "IO-01");
    var profile = new Profile("Ubarrier", true, List.of("宮前区"), List.of(7), language, large, true);
    people.stand(person, profile, null, List.of(referral.id()));
    var manner = language + (large ? " large" : "");
    go("/listings/mihon-beach?lang=" + language);
    fits(browser, "listing " + manner);
    go("/refer/" + links.mint("refer", person, referral.id(), SOON));
    browser.see("[data-testid=refer-send]").click();
    browser.see("[data-testid=refer-errors]");
    fits(browser, "refer " + manner);
    assertThat(browser.see("[data-testid=refer-title]").getDomAttribute("lang")).isEqualTo("ja");
    go("/me/" + links.mint("me", person, "", SOON));
    assertThat(browser.see("html").getDomAttribute("lang"))
        .isEqualTo(language.equals("en") ? "en" : "ja");
    fits(browser, "me " + manner);
  }

  private void enter(String organisation) {
    go("/");
    new Select(browser.see("[data-testid=sample-organisation]")).selectByValue(organisation);
    browser.see("[data-testid=sample-enter]").click();
    browser.see("[data-testid=tab-work]");
  }

  @Test
  void coordinatorsPagesThatAreSeldomOpened() {
    var month = YearMonth.now(ZoneId.of("Asia/Tokyo"));
    redis.opsForHash().increment("t:{need}:" + month, "麻生区|7|VOLUNTEER|weekend-morning", 12);
    var guest = people.waiting("IO-06", "相談したいことがあります");
    people.fails(guest, "あいうえお", "IllegalStateException at tsunagu.flow.Somewhere:12");
    go("/console/welcome/" + accounts.invite(new AccountStore.Invitation("IO-06", false)));
    picture(browser, "welcome");
    enter("IO-06");
    go("/console/needs");
    browser.see("[data-testid=need-row]");
    picture(browser, "needs");
    go("/console/people");
    picture(browser, "people");
    go("/console/people/" + guest.hash());
    browser.see("[data-testid=chat-replay]").click();
    browser.see("[data-testid=replay-sum]");
    picture(browser, "replay");
    go("/console/letters");
    browser.see("[data-testid=letter-row]");
    picture(browser, "letters");
    go("/console/operation");
    assertThat(browser.see("[data-testid=error-desk]").getText()).contains("全体の管理者だけ");
    picture(browser, "not-yours");
    browser.see("[data-testid=error-console]").click();
    browser.see("[data-testid=tab-work]");
    letters.list(100).forEach(letter -> letters.drop(letter.id()));
  }

  @Test
  void anIntroductionIsAcceptedAndRefusedByKeyboardAlone() {
    var accepted = people.referral(people.someone(), "IO-05", Status.SUBMITTED);
    enter("IO-05");
    press(Keys.TAB);
    assertThat(focused("class")).isEqualTo("skip");
    press(Keys.ENTER);
    reach("referral-row");
    assertThat(focused("data-id")).isEqualTo(accepted.id());
    press(Keys.ENTER);
    browser.see("[data-testid=do-received]");
    reach("open-refused");
    press(Keys.ENTER);
    reach("note-refused");
    press("担当の者が休んでいます");
    reach("do-received", Keys.chord(Keys.SHIFT, Keys.TAB));
    press(Keys.ENTER);
    browser.see("[data-testid=referral-awaiting]");
    reach("referral-back");
    press(Keys.ENTER);
    browser.see("[data-testid=work-closed]");
  }

  private static void reach(String testid) {
    reach(testid, Keys.TAB);
  }

  /** Goes on by keyboard until the element has the focus, which must then be seen. */
  private static void reach(String testid, CharSequence key) {
    for (var i = 0; i < MOST_TABS && !testid.equals(focused("data-testid")); i++) {
      press(key);
    }
    assertThat(focused("data-testid")).isEqualTo(testid);
    var ring =
        browser
            .driver()
            .executeScript(
                "const s = getComputedStyle(document.activeElement);"
                    + "return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1");
    assertThat(ring).as("focus is seen on " + testid).isEqualTo(true);
  }

  private static String focused(String attribute) {
    return String.valueOf(browser.driver().switchTo().activeElement().getDomAttribute(attribute));
  }

  private static void press(CharSequence keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }
}
