package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tsunagu.Doors;
import tsunagu.referral.Referral.Status;

/** Who may have a conversation played again, and that looking is written down. */
@Doors.Test
class ReplayPagesTests {
  private static final Coordinator SOCIAL = new Coordinator("replay-social", "IO-02");
  private static final Coordinator LEARNING = new Coordinator("replay-learning", "IO-07");

  @Autowired private MockMvc web;
  @Autowired private Doors.People people;
  @Autowired private AuditStore audit;

  private ResultActions looks(Coordinator who, String path) throws Exception {
    return web.perform(get(path).with(authentication(Login.signed(who))));
  }

  private long looked(Coordinator who, String of) {
    return audit.list(50).stream()
        .filter(entry -> entry.by().equals(who.name()))
        .filter(entry -> entry.what().equals("replay-read") && entry.of().equals(of))
        .count();
  }

  @Test
  void theTalkOfSomeoneWithoutAnIntroductionIsReachedByTheKeyedHash() throws Exception {
    var guest = people.waiting("IO-02", "どこに行けばいいですか");
    var page = "/console/people/" + guest.hash();

    looks(SOCIAL, page).andExpect(content().string(containsString(page + "/replay")));
    assertThat(looked(SOCIAL, guest.toString())).isZero();
    looks(SOCIAL, page + "/replay")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("残っているやりとりはありません")));

    assertThat(looked(SOCIAL, guest.toString())).isEqualTo(1);
  }

  @Test
  void anotherOrganisationSeesNothingAndNothingIsWrittenDown() throws Exception {
    var guest = people.waiting("IO-02", "どこに行けばいいですか");
    var referral = people.referral(people.someone(), "IO-02", Status.SUBMITTED);

    looks(LEARNING, "/console/people/" + guest.hash() + "/replay").andExpect(status().isNotFound());
    looks(LEARNING, "/console/people/nobody/replay").andExpect(status().isNotFound());
    looks(LEARNING, "/console/referrals/" + referral.id() + "/replay")
        .andExpect(status().isNotFound());

    assertThat(audit.list(50)).noneMatch(entry -> entry.by().equals(LEARNING.name()));
  }

  @Test
  void theTalkBehindAnIntroductionIsWrittenDownWithItsNumber() throws Exception {
    var referral = people.referral(people.someone(), "IO-02", Status.SUBMITTED);

    looks(SOCIAL, "/console/referrals/" + referral.id() + "/replay").andExpect(status().isOk());

    assertThat(looked(SOCIAL, referral.id())).isEqualTo(1);
  }
}
