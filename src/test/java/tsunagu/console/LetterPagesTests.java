package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tsunagu.Doors;
import tsunagu.lane.DeadLetters;
import tsunagu.lane.Lanes;
import tsunagu.message.PersonId;

/** What was moved aside, in the console, and how the program stands. */
@Doors.Test
class LetterPagesTests {
  private static final Coordinator CENTRE = new Coordinator("sample:IO-01", "IO-01");
  private static final Coordinator ALL = new Coordinator("sample:admin", Coordinator.ALL);

  @Autowired private MockMvc web;
  @Autowired private Doors.People people;
  @Autowired private Lanes lanes;
  @Autowired private DeadLetters letters;
  @Autowired private AuditStore audit;

  @AfterEach
  void tidy() {
    letters.list(100).forEach(letter -> letters.drop(letter.id()));
  }

  @Test
  void anAdministratorSeesWhatFailedAndWhyButNoWordOfIt() throws Exception {
    var letter = dead(people.someone(), "膝が痛いです", "Boom at tsunagu.Somewhere:7");

    by(ALL, get("/console/letters"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(letter.id()),
                        containsString("tsunagu.Somewhere:7"),
                        containsString("●●●●●● (6)"),
                        not(containsString("膝")))));
    by(ALL, get("/console/letters").param("q", "SOMEWHERE"))
        .andExpect(content().string(containsString(letter.id())));
    by(ALL, get("/console/letters").param("q", "elsewhere"))
        .andExpect(content().string(not(containsString(letter.id()))));
  }

  @Test
  void itIsTriedAgainOnceAndWrittenDown() throws Exception {
    var letter = dead(people.someone(), "x", "Boom");

    by(ALL, post("/console/letters/retry").param("id", letter.id()))
        .andExpect(redirectedUrl("/console/letters?retried"));
    by(ALL, post("/console/letters/retry").param("id", letter.id()))
        .andExpect(redirectedUrl("/console/letters?gone"));

    assertThat(letters.find(letter.id())).isEmpty();
    assertThat(audit.list(1).getFirst())
        .extracting(AuditStore.Entry::what, AuditStore.Entry::of)
        .containsExactly("letter-retried", letter.id());
  }

  @Test
  void itIsDroppedForGood() throws Exception {
    var letter = dead(people.someone(), "x", "Boom");

    by(ALL, post("/console/letters/drop").param("id", letter.id()))
        .andExpect(redirectedUrl("/console/letters?dropped"));

    assertThat(letters.find(letter.id())).isEmpty();
  }

  @Test
  void aCoordinatorReachesOnlyThoseOfPeopleTheyTalkWith() throws Exception {
    var own = dead(people.waiting("IO-01", "こんにちは"), "x", "Boom");
    var foreign = dead(people.someone(), "y", "Boom");

    by(CENTRE, get("/console/letters"))
        .andExpect(
            content().string(allOf(containsString(own.id()), not(containsString(foreign.id())))));
    by(CENTRE, post("/console/letters/drop").param("id", foreign.id()))
        .andExpect(redirectedUrl("/console/letters?gone"));
    assertThat(letters.find(foreign.id())).isPresent();
  }

  @Test
  void theOperatorsPageTellsHowItStandsAndWhatToDo() throws Exception {
    dead(people.someone(), "x", "Boom");

    by(ALL, get("/console/operation"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(lanes.instance()),
                        containsString("data-testid=\"operation-dead\">1<"),
                        containsString("届かなかったものが 1 件"),
                        containsString("appendfsync always"))));
  }

  private DeadLetters.Letter dead(PersonId person, String text, String trouble) {
    people.fails(person, text, trouble);
    return letters.list(1).getFirst();
  }

  private ResultActions by(Coordinator who, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(authentication(Login.signed(who))).with(csrf()));
  }
}
