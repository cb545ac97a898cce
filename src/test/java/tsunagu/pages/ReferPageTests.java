package tsunagu.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tsunagu.Doors;
import tsunagu.message.Incoming.What;
import tsunagu.message.PersonId;
import tsunagu.referral.Referral;
import tsunagu.resident.Links;
import tsunagu.resident.Profile;

/** The form behind a one-time link, and my data: what opens, what is stored, what is used up. */
@Doors.Test
class ReferPageTests {
  @Autowired MockMvc web;
  @Autowired Links links;
  @Autowired Doors.People people;
  @Autowired Doors.Taken inbox;

  private String link(PersonId person, String purpose, String subject) {
    return links.mint(purpose, person, subject, Duration.ofMinutes(5));
  }

  private static MockHttpServletRequestBuilder filled(String token) {
    return post("/refer/" + token)
        .with(csrf())
        .param("name", "はなこ")
        .param("channel", "phone")
        .param("address", "０４４－０００－００００")
        .param("message", "土曜が都合よいです")
        .param("referral", "00-someone-elses")
        .param("status", "COMPLETED");
  }

  @Test
  void theFormSaysWhoReceivesWhatAndIsNotKeptAnywhere() throws Exception {
    var person = people.someone();
    var token = link(person, "refer", people.referral(person, "IO-01").id());
    web.perform(get("/refer/" + token))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("かわさき市民活動センター")))
        .andExpect(content().string(containsString("data-testid=\"refer-title\">多摩川のごみ拾い<")))
        .andExpect(content().string(containsString("わたしの名前と連絡先を伝えることに同意します。")))
        .andExpect(content().string(containsString("病気・障害・信仰など")))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("Referrer-Policy", "no-referrer"));
  }

  @Test
  void lookingNeverUsesALinkUpAndSubmittingDoes() throws Exception {
    var person = people.someone();
    var referral = people.referral(person, "IO-01");
    var token = link(person, "refer", referral.id());
    web.perform(head("/refer/" + token)).andExpect(status().isOk());
    web.perform(get("/refer/" + token).header("User-Agent", "facebookexternalhit/1.1 preview"))
        .andExpect(status().isOk());
    web.perform(filled(token))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("data-testid=\"refer-done\"")));
    assertThat(inbox.of(person))
        .extracting(it -> it.what())
        .containsExactly(
            new What.FormSent(
                referral.id(), new ReferForm("はなこ", "phone", "0440000000", "土曜が都合よいです").fields()));
    web.perform(get("/refer/" + token)).andExpect(status().isNotFound());
    web.perform(filled(token)).andExpect(status().isNotFound());
    assertThat(inbox.of(person)).hasSize(1);
  }

  @Test
  void eightAtOnceAreOne() throws Exception {
    var person = people.someone();
    var token = link(person, "refer", people.referral(person, "IO-01").id());
    List<Callable<Integer>> all = new ArrayList<>();
    for (var number = 0; number < 8; number++) {
      all.add(() -> web.perform(filled(token)).andReturn().getResponse().getStatus());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(all)) {
        assertThat(answer.get()).isIn(200, 404);
      }
    }
    assertThat(inbox.of(person)).hasSize(1);
  }

  @Test
  void wrongOldUsedAndForeignLinksLookTheSame() throws Exception {
    var person = people.someone();
    var referral = people.referral(person, "IO-01");
    var used = link(person, "refer", referral.id());
    links.use(used);
    var sent =
        link(person, "refer", people.referral(person, "IO-01", Referral.Status.SUBMITTED).id());
    var foreign = link(people.someone(), "refer", referral.id());
    var otherPurpose = link(person, "me", "");
    var expected = body("/refer/AAAAAAAAAAAAAAAAAAAAAA");
    for (var token : List.of(used, sent, foreign, otherPurpose, "x", "..%2F", "%00")) {
      if (!token.contains("%")) {
        assertThat(body("/refer/" + token)).as(token).isEqualTo(expected);
      }
    }
    assertThat(body("/me/" + used)).isEqualTo(expected);
  }

  private String body(String path) throws Exception {
    return web.perform(get(path))
        .andExpect(status().isNotFound())
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void mistakesStandBesideTheFieldsAndWhatWasTypedStays() throws Exception {
    var person = people.someone();
    var token = link(person, "refer", people.referral(person, "IO-01").id());
    web.perform(
            post("/refer/" + token)
                .with(csrf())
                .param("name", "<b>はなこ</b>")
                .param("channel", "mail")
                .param("address", "not a mail")
                .param("message", "あ".repeat(301)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("data-testid=\"refer-errors\"")))
        .andExpect(content().string(containsString("data-testid=\"error-address\"")))
        .andExpect(content().string(containsString("（いま301字）")))
        .andExpect(content().string(containsString("value=\"&lt;b&gt;はなこ&lt;/b&gt;\"")))
        .andExpect(content().string(not(containsString("data-testid=\"error-name\""))));
    assertThat(inbox.of(person)).isEmpty();
    web.perform(get("/refer/" + token)).andExpect(status().isOk());
  }

  @Test
  void whatIsNotStoredIsNotThankedForAndTheLinkStaysGood() throws Exception {
    var person = people.someone();
    var token = link(person, "refer", people.referral(person, "IO-01").id());
    inbox.closed(true);
    try {
      web.perform(filled(token))
          .andExpect(status().isServiceUnavailable())
          .andExpect(content().string(containsString("data-testid=\"refer-later\"")))
          .andExpect(content().string(containsString("value=\"はなこ\"")));
    } finally {
      inbox.closed(false);
    }
    web.perform(filled(token)).andExpect(status().isOk());
    assertThat(inbox.of(person)).hasSize(1);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    var person = people.someone();
    var token = link(person, "refer", people.referral(person, "IO-01").id());
    web.perform(post("/refer/" + token).param("name", "x")).andExpect(status().isForbidden());
    assertThat(inbox.of(person)).isEmpty();
  }

  @Test
  void myDataShowsWhatIsKeptWithdrawsOneAndForgetsAll() throws Exception {
    var person = people.someone();
    var referral = people.referral(person, "IO-01", Referral.Status.SUBMITTED);
    var profile = new Profile("Uhidden", true, List.of("宮前区"), List.of(7), "en", true, true);
    people.stand(person, profile, null, List.of(referral.id()));
    var token = link(person, "me", "");
    web.perform(get("/me/" + token))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<html lang=\"en\"")))
        .andExpect(content().string(containsString("class=\"large\"")))
        .andExpect(content().string(containsString("宮前区")))
        .andExpect(content().string(containsString("Waiting for the organisation&#39;s answer")))
        .andExpect(content().string(not(containsString("Uhidden"))))
        .andExpect(content().string(not(containsString("0440000000"))));
    var other = people.referral(people.someone(), "IO-01", Referral.Status.SUBMITTED);
    web.perform(post("/me/" + token + "/withdraw").with(csrf()).param("referral", other.id()))
        .andExpect(status().isNotFound());
    web.perform(post("/me/" + token + "/forget").with(csrf()))
        .andExpect(status().isUnprocessableContent());
    web.perform(post("/me/" + token + "/withdraw").with(csrf()).param("referral", referral.id()))
        .andExpect(status().isOk());
    web.perform(post("/me/" + token + "/withdraw").with(csrf()).param("referral", referral.id()))
        .andExpect(status().isOk());
    web.perform(get("/me/" + token)).andExpect(status().isOk());
    web.perform(post("/me/" + token + "/forget").with(csrf()).param("sure", "yes"))
        .andExpect(status().isOk());
    web.perform(get("/me/" + token)).andExpect(status().isNotFound());
    assertThat(inbox.of(person))
        .extracting(it -> it.what())
        .containsExactly(new What.Withdrew(referral.id()), new What.AskedToBeForgotten());
  }
}
