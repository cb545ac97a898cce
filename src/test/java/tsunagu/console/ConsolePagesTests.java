package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tsunagu.Doors;
import tsunagu.message.Incoming.What;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Status;
import tsunagu.resident.Profile;

/** What a coordinator sees and does, and that it is only their own organisation's. */
@Doors.Test
class ConsolePagesTests {
  private static final Coordinator CENTRE = new Coordinator("sample:IO-01", "IO-01");
  private static final Coordinator OTHER = new Coordinator("sample:IO-08", "IO-08");
  private static final Coordinator ALL = new Coordinator("sample:admin", Coordinator.ALL);

  @Autowired MockMvc web;
  @Autowired Doors.People people;
  @Autowired Doors.Taken inbox;
  @Autowired Doors.SentNotices line;
  @Autowired AuditStore audit;
  @Autowired StringRedisTemplate redis;

  private ResultActions by(Coordinator who, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(authentication(Login.signed(who))).with(csrf()));
  }

  private static MockHttpServletRequestBuilder move(Referral referral, String status, String note) {
    return post("/console/referrals/" + referral.id() + "/move")
        .param("once", UUID.randomUUID().toString())
        .param("status", status)
        .param("note", note);
  }

  private Referral submitted(String organisation) {
    return people.referral(people.someone(), organisation, Status.SUBMITTED);
  }

  @Test
  void theListShowsTheirOwnAndThoseTheyReceiveForOthers() throws Exception {
    var own = submitted("IO-01");
    var received = submitted("IO-09-takatsu");
    var others = submitted("IO-08");
    var unsent = people.referral(people.someone(), "IO-01");
    by(CENTRE, get("/console"))
        .andExpect(content().string(containsString(own.id())))
        .andExpect(content().string(containsString(received.id())))
        .andExpect(content().string(not(containsString(others.id()))))
        .andExpect(content().string(not(containsString(unsent.id()))))
        .andExpect(content().string(not(containsString("はなこ"))));
    by(ALL, get("/console"))
        .andExpect(content().string(containsString(own.id())))
        .andExpect(content().string(containsString(others.id())));
  }

  @Test
  void nobodyReachesWhatIsAnotherOrganisations() throws Exception {
    var referral = submitted("IO-08");
    var person = people.waiting("IO-08", "こんにちは");
    var at = "/console/people/" + person.hash();
    var once = UUID.randomUUID().toString();
    for (var path :
        List.of(
            "/console/referrals/" + referral.id(),
            "/console/referrals/" + referral.id() + "/state?awaiting=received",
            at,
            at + "/lines",
            "/console/notices/compose?listing=mihon-world",
            "/console/notices/preview?listing=mihon-world")) {
      by(CENTRE, get(path)).andExpect(status().isNotFound());
      by(OTHER, get(path)).andExpect(status().is2xxSuccessful());
      by(ALL, get(path)).andExpect(status().is2xxSuccessful());
    }
    by(CENTRE, move(referral, "received", "")).andExpect(status().isNotFound());
    for (var deed : List.of("/take", "/say", "/leave")) {
      by(CENTRE, post(at + deed).param("once", once).param("text", "x"))
          .andExpect(status().isNotFound());
    }
    by(CENTRE, post("/console/notices/send").param("once", once).param("listing", "mihon-world"))
        .andExpect(status().isNotFound());
    assertThat(inbox.of(referral.person())).isEmpty();
    assertThat(inbox.of(person)).isEmpty();
    by(OTHER, get("/console/referrals/00-aaaaaaaaaaaaaaaaaaaaaaaaaa"))
        .andExpect(status().isNotFound());
    by(OTHER, get("/console/people/aaaaaaaaaaaaaaaaaaaaaaaaaa")).andExpect(status().isNotFound());
  }

  @Test
  void theWayToReachThemIsSeenAfterAcceptingAndEveryReadingIsWrittenDown() throws Exception {
    var fresh = submitted("IO-01");
    by(CENTRE, get("/console/referrals/" + fresh.id()))
        .andExpect(content().string(containsString("わたしの名前と連絡先を伝えることに同意します。")))
        .andExpect(content().string(containsString("土曜が&lt;i&gt;都合よい&lt;/i&gt;です")))
        .andExpect(content().string(not(containsString("0440000000"))))
        .andExpect(content().string(not(containsString("はなこ"))))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
    var accepted = people.referral(people.someone(), "IO-01", Status.SUBMITTED, Status.RECEIVED);
    by(CENTRE, get("/console/referrals/" + accepted.id()))
        .andExpect(content().string(containsString("0440000000")))
        .andExpect(content().string(containsString("はなこ&lt;b&gt;")));
    assertThat(audit.list(50))
        .anySatisfy(it ->
            assertThat(it).returns("message-read", e -> e.what()).returns(fresh.id(), e -> e.of()))
        .anySatisfy(it ->
            assertThat(it)
                .returns("contact-read", e -> e.what())
                .returns(accepted.id(), e -> e.of())
                .returns("sample:IO-01", e -> e.by()));
    assertThat(audit.broken()).isNegative();
  }

  @Test
  void aMoveIsPutOnceForEachFormAndOnlyWhenItIsAllowed() throws Exception {
    var referral = submitted("IO-01");
    var before = referral.history().size();
    var twice = move(referral, "received", "");
    by(CENTRE, twice)
        .andExpect(
            redirectedUrl(
                "/console/referrals/" + referral.id() + "?awaiting=received&after=" + before));
    by(CENTRE, twice);
    by(CENTRE, move(referral, "completed", "よかった"))
        .andExpect(
            redirectedUrl("/console/referrals/" + referral.id() + "?awaiting=completed&after=0"));
    by(CENTRE, move(referral, "withdrawn", "")).andExpect(status().isBadRequest());
    by(CENTRE, move(referral, "received", "").param("once", "x' OR 1"))
        .andExpect(status().isBadRequest());
    assertThat(inbox.of(referral.person()))
        .extracting(it -> it.what())
        .containsOnly(new What.Moved(referral.id(), "received", "sample:IO-01", ""));
    by(CENTRE, get("/console/referrals/" + referral.id() + "?awaiting=received"))
        .andExpect(content().string(containsString("data-testid=\"referral-awaiting\"")));
    by(CENTRE, get("/console/referrals/" + referral.id() + "/state?awaiting=received"))
        .andExpect(header().doesNotExist("HX-Refresh"));
    by(CENTRE, get("/console/referrals/" + referral.id() + "/state?awaiting=submitted"))
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void whoeverIsSlowerHearsThatSomebodyElseHasMovedIt() throws Exception {
    var referral = people.referral(people.someone(), "IO-01", Status.SUBMITTED, Status.RECEIVED);
    var late = "awaiting=refused&after=" + (referral.history().size() - 1);
    by(CENTRE, move(referral, "refused", "いっぱいです").param("after", "1"))
        .andExpect(
            redirectedUrl("/console/referrals/" + referral.id() + "?awaiting=refused&after=0"));
    assertThat(inbox.of(referral.person())).isEmpty();
    by(CENTRE, get("/console/referrals/" + referral.id() + "/state?" + late))
        .andExpect(header().string("HX-Refresh", "true"));
    by(CENTRE, get("/console/referrals/" + referral.id() + "?" + late))
        .andExpect(content().string(containsString("data-testid=\"referral-overtaken\"")))
        .andExpect(content().string(not(containsString("data-testid=\"referral-moved\""))))
        .andExpect(content().string(containsString("data-testid=\"do-in_contact\"")));
  }

  @Test
  void takingOverIsAwaitedUntilItsTurnHasRun() throws Exception {
    var person = people.waiting("IO-01", "こんにちは");
    var at = "/console/people/" + person.hash();
    by(CENTRE, get(at + "?awaiting=take"))
        .andExpect(content().string(containsString("data-testid=\"chat-awaiting\"")))
        .andExpect(content().string(not(containsString("data-testid=\"chat-take\""))));
    by(CENTRE, get(at + "/hand?looked=1"))
        .andExpect(content().string(containsString("looked=2")))
        .andExpect(content().string(not(containsString("<html"))));
    people.stand(
        person,
        new Profile("Utaken", true, List.of(), List.of(), "ja", false, false),
        Map.of("organisation", "IO-01", "since", Instant.now().toString(), "by", "sample:IO-01"),
        List.of());
    by(CENTRE, get(at + "/hand?looked=2"))
        .andExpect(content().string(containsString("data-testid=\"chat-text\"")))
        .andExpect(content().string(containsString("あなたが対応中")))
        .andExpect(content().string(not(containsString("data-testid=\"chat-awaiting\""))));
    by(ALL, get(at)).andExpect(content().string(containsString("さんが対応中です")));
  }

  @Test
  void linesComeOnlyWhenThereAreNewOnes() throws Exception {
    var person = people.waiting("IO-01", "こんにちは");
    var at = "/console/people/" + person.hash() + "/lines";
    var page = by(CENTRE, get(at)).andReturn().getResponse().getContentAsString();
    var seen = page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
    by(CENTRE, get(at).param("seen", seen)).andExpect(status().isNoContent());
    by(CENTRE, get(at).param("seen", "0-1")).andExpect(status().isOk());
  }

  @Test
  void refusingNeedsAReason() throws Exception {
    var referral = submitted("IO-01");
    by(CENTRE, move(referral, "refused", "  "))
        .andExpect(content().string(containsString("data-testid=\"note-error\"")));
    assertThat(inbox.of(referral.person())).isEmpty();
    by(CENTRE, move(referral, "refused", "今は受け付けていません"));
    assertThat(inbox.of(referral.person()))
        .extracting(it -> it.what())
        .containsExactly(new What.Moved(referral.id(), "refused", "sample:IO-01", "今は受け付けていません"));
  }

  @Test
  void aPersonIsTakenOverAnsweredAndHandedBackWithoutTheirLineId() throws Exception {
    var person = people.waiting("IO-01", "たすけて<script>alert(1)</script>");
    var at = "/console/people/" + person.hash();
    by(CENTRE, get("/console/people")).andExpect(content().string(containsString(person.hash())));
    by(OTHER, get("/console/people"))
        .andExpect(content().string(not(containsString(person.hash()))));
    by(CENTRE, get(at))
        .andExpect(content().string(containsString("たすけて&lt;script&gt;")))
        .andExpect(content().string(not(containsString("Uaddress-of-a-resident"))))
        .andExpect(content().string(containsString("data-testid=\"chat-take\"")));
    by(CENTRE, get(at + "/lines"))
        .andExpect(content().string(containsString("data-testid=\"chat-line\"")))
        .andExpect(content().string(not(containsString("<html"))));
    by(CENTRE, post(at + "/take").param("once", UUID.randomUUID().toString()))
        .andExpect(redirectedUrl(at + "?awaiting=take"));
    by(CENTRE, post(at + "/leave").param("once", UUID.randomUUID().toString()))
        .andExpect(redirectedUrl("/console/people?left=" + person.hash()));
    var once = UUID.randomUUID().toString();
    by(CENTRE, post(at + "/say").param("once", once).param("text", "こんにちは"));
    by(CENTRE, post(at + "/say").param("once", once).param("text", "こんにちは"));
    by(CENTRE, post(at + "/say").param("once", once).param("text", "  "))
        .andExpect(status().isBadRequest());
    var came = new What.CoordinatorCame("sample:IO-01", "IO-01");
    assertThat(inbox.of(person))
        .extracting(it -> it.what())
        .containsExactly(
            came,
            new What.CoordinatorLeft("sample:IO-01", "IO-01"),
            came,
            new What.CoordinatorSaid("sample:IO-01", "IO-01", "こんにちは"));
  }

  @Test
  void aNoticeShowsWhatItCostsAndGoesToThoseWhoAsked() throws Exception {
    var person = people.someone();
    var profile =
        new Profile("Unotice-wanted", true, List.of("宮前区"), List.of(7), "ja", false, true);
    people.stand(person, profile, null, List.of());
    people.audience(person, Set.of("宮前区:7"));
    by(CENTRE, get("/console/notices/new?q=多摩川"))
        .andExpect(content().string(containsString("mihon-beach")))
        .andExpect(content().string(not(containsString("mihon-full"))))
        .andExpect(content().string(not(containsString("mihon-world"))));
    by(
            CENTRE,
            get("/console/notices/preview?listing=mihon-beach&ward=宮前区&field=7")
                .header("Accept-Language", "en"))
        .andExpect(content().string(containsString("環境")))
        .andExpect(content().string(containsString("data-testid=\"preview-people\">1<")))
        .andExpect(content().string(containsString("50通")))
        .andExpect(content().string(containsString("お知らせを止める")))
        .andExpect(content().string(not(containsString("Unotice-wanted"))));
    by(CENTRE, get("/console/notices/preview?listing=mihon-beach&ward=川崎区&field=1"))
        .andExpect(content().string(not(containsString("data-testid=\"notice-send\""))));
    var send =
        post("/console/notices/send")
            .param("once", UUID.randomUUID().toString())
            .param("listing", "mihon-beach")
            .param("ward", "宮前区")
            .param("field", "7");
    var page = by(CENTRE, send).andReturn().getResponse().getRedirectedUrl();
    by(CENTRE, send).andExpect(redirectedUrl(page));
    org.awaitility.Awaitility.await()
        .untilAsserted(() -> assertThat(line.addresses()).containsExactly("Unotice-wanted"));
    org.awaitility.Awaitility.await()
        .untilAsserted(() ->
            by(CENTRE, get(String.valueOf(page)))
                .andExpect(content().string(containsString("送りました"))));
    by(OTHER, get(String.valueOf(page))).andExpect(status().isNotFound());
    by(CENTRE, get("/console/notices")).andExpect(content().string(containsString("1人 / 1人")));
  }

  @Test
  void whatWasNotFoundIsCountedByWardAndFieldAndAFewStayAFew() throws Exception {
    var counts = redis.<String, String>opsForHash();
    var key = "t:{need}:2026-01";
    counts.put(key, "宮前区|7|EVENT", "2");
    counts.put(key, "宮前区+高津区|7|", "2");
    counts.put(key, "||", "5");
    counts.put(key, "幸区|6|EVENT|weekend-morning", "4");
    counts.put(key, "幸区|6|GROUP|working", "2");
    var page =
        by(CENTRE, get("/console/needs?month=2026-01"))
            .andReturn()
            .getResponse()
            .getContentAsString()
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ");
    assertThat(page)
        .contains("幸区 学術・文化・芸術・スポーツ 6 イベント 4 土日祝の午前 4 区の指定なし 分野の指定なし 5 宮前区 環境 4 高津区 環境 少数")
        .doesNotContain(" 2 ")
        .doesNotContain("団体");
    by(CENTRE, get("/console/needs"))
        .andExpect(content().string(containsString("data-testid=\"needs-empty\"")));
    by(CENTRE, get("/console/needs?month=x")).andExpect(status().isBadRequest());
  }
}
