package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.Looks.picture;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tsunagu.Browser;
import tsunagu.Doors;
import tsunagu.message.Incoming.What;
import tsunagu.referral.Referral.Status;
import tsunagu.resident.Links;
import tsunagu.resident.Profile;

/** The pages in a real browser, small and wide; pictures are kept to be looked at. */
@Doors.Test
class LooksTests {
  @Autowired Doors.People people;
  @Autowired Doors.Taken inbox;
  @Autowired Links links;
  @LocalServerPort int port;

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  @Test
  void aResidentReadsAndFillsInTheFormOnAPhone() {
    var person = people.someone();
    var referral = people.referral(person, "IO-01");
    people.stand(
        person,
        new Profile("Ulooks", true, List.of("宮前区"), List.of(7), "ja", true, true),
        null,
        List.of(referral.id()));
    var token = links.mint("refer", person, referral.id(), Duration.ofMinutes(5));
    try (var phone = Browser.phone()) {
      phone.go(at("/"));
      phone.see("[data-testid=chat-lost]");
      picture(phone, "start");
      phone.go(at("/listings/mihon-beach"));
      picture(phone, "listing");
      phone.go(at("/refer/" + token));
      picture(phone, "refer");
      phone.see("[data-testid=refer-send]").click();
      assertThat(phone.see("[data-testid=refer-errors]").getText()).contains("まだ送られていません");
      picture(phone, "refer-errors");
      phone.see("[data-testid=refer-name]").sendKeys("はなこ");
      phone.see("[data-testid=refer-phone]").click();
      phone.see("[data-testid=refer-address]").sendKeys("044-000-0000");
      phone.see("[data-testid=refer-send]").click();
      phone.see("[data-testid=refer-done]");
      picture(phone, "refer-done");
      phone.go(at("/me/" + links.mint("me", person, "", Duration.ofMinutes(5))));
      picture(phone, "me");
    }
    assertThat(inbox.of(person))
        .extracting(it -> it.what())
        .hasOnlyElementsOfType(What.FormSent.class);
  }

  @Test
  void aCoordinatorWorksThroughTheList() {
    var fresh = people.referral(people.someone(), "IO-07", Status.SUBMITTED);
    people.referral(people.someone(), "IO-07", Status.SUBMITTED, Status.RECEIVED);
    var accepted =
        people.referral(
            people.someone(), "IO-07", Status.SUBMITTED, Status.RECEIVED, Status.IN_CONTACT);
    var ended = people.referral(people.someone(), "IO-07", Status.SUBMITTED, Status.REFUSED);
    people.referral(
        people.someone(), "IO-07", Status.SUBMITTED, Status.RECEIVED, Status.CLOSED_NO_MATCH);
    var guest = people.waiting("IO-07", "どこに相談すればいいかわからない");
    try (var desk = Browser.desk()) {
      desk.go(at("/"));
      picture(desk, "start");
      new org.openqa.selenium.support.ui.Select(desk.see("[data-testid=sample-organisation]"))
          .selectByValue("IO-07");
      desk.see("[data-testid=sample-enter]").click();
      desk.see("[data-testid=referral-row]");
      picture(desk, "work");
      desk.see("[data-testid=referral-row][data-id='" + fresh.id() + "']").click();
      picture(desk, "referral");
      desk.see("[data-testid=do-received]").click();
      desk.see("[data-testid=referral-awaiting]");
      desk.go(at("/console/referrals/" + accepted.id()));
      picture(desk, "referral-accepted");
      desk.go(at("/console/people/" + guest.hash()));
      desk.see("[data-testid=chat-line]");
      picture(desk, "chat");
      desk.go(at("/console/notices"));
      picture(desk, "notices");
      desk.go(at("/console"));
      desk.see("[data-testid=work-closed]").click();
      desk.see("[data-testid=closed-row][data-id='" + ended.id() + "']");
      picture(desk, "closed");
      new org.openqa.selenium.support.ui.Select(desk.see("[data-testid=closed-ended]"))
          .selectByValue("refused");
      desk.see("[data-testid=closed-filter]").click();
      assertThat(desk.all("[data-testid=closed-row]")).hasSize(1);
      desk.see("[data-testid=closed-row]").click();
      assertThat(desk.see("[data-testid=referral-back]").getText()).contains("終わった紹介");
      picture(desk, "referral-ended");
      desk.see("[data-testid=referral-back]").click();
      desk.see("[data-testid=closed-back]").click();
      desk.see("[data-testid=work-fresh]");
      desk.go(at("/console/login"));
      picture(desk, "login");
      var complaints =
          desk.driver().manage().logs().get("browser").getAll().stream()
              .map(it -> it.getMessage())
              .filter(it -> it.contains("Content Security Policy") || it.contains("Error"))
              .toList();
      assertThat(complaints).isEmpty();
    }
    assertThat(inbox.of(fresh.person())).hasSize(1);
  }

  @Test
  void aNoticeIsComposedAndPreviewed() {
    var person = people.someone();
    people.stand(
        person,
        new Profile("Ulooks-notice", true, List.of("麻生区"), List.of(13), "ja", false, true),
        null,
        List.of());
    people.audience(person, Set.of("麻生区:13"));
    try (var desk = Browser.desk()) {
      desk.go(at("/"));
      desk.see("[data-testid=sample-enter]").click();
      desk.see("[data-testid=tab-notices]").click();
      desk.see("[data-testid=notice-new]").click();
      picture(desk, "notice-choose");
      desk.see("[data-testid=listing-choice][data-id=mihon-beach]").click();
      desk.see("[data-testid=ward-宮前区]").click();
      desk.see("[data-testid=ward-麻生区]").click();
      picture(desk, "notice-compose");
      desk.see("[data-testid=notice-preview]").click();
      assertThat(desk.see("[data-testid=preview-people]").getText()).isEqualTo("1");
      picture(desk, "notice-preview");
    }
  }
}
