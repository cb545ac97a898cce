package tsunagu.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tsunagu.Doors;
import tsunagu.console.AccountStore.Account;
import tsunagu.console.AccountStore.Invitation;

/** How coordinators come in, and how others do not. */
@Doors.Test
class LoginTests {
  private static final String PASSWORD = "three quiet rivers";

  @Autowired MockMvc web;
  @Autowired AccountStore accounts;
  @Autowired Login login;
  @Autowired StringRedisTemplate redis;

  private static Cookie session(MvcResult result) {
    return Objects.requireNonNull(result.getResponse().getCookie("SESSION"));
  }

  private ResultActions welcome(String token, String name, String password) throws Exception {
    return web.perform(
        post("/console/welcome/" + token)
            .with(csrf())
            .param("name", name)
            .param("password", password)
            .param("again", password)
            .param("organisation", "*"));
  }

  private static MockHttpServletRequestBuilder enter(String name, String password, String address) {
    return post("/console/login")
        .with(csrf())
        .with(request -> {
          request.setRemoteAddr(address);
          return request;
        })
        .param("username", name)
        .param("password", password);
  }

  @Test
  void anInvitationMakesOneAccountOfItsOrganisation() throws Exception {
    var token = accounts.invite(new Invitation("IO-01", false));
    web.perform(get("/console/welcome/" + token)).andExpect(status().isOk());
    welcome(token, "invited", "elevenchars").andExpect(content().string(containsString("12字以上")));
    welcome(token, "invited", PASSWORD).andExpect(redirectedUrl("/console/login?made"));
    welcome(token, "second", PASSWORD).andExpect(status().isNotFound());
    web.perform(get("/console/welcome/" + token)).andExpect(status().isNotFound());
    var made = accounts.find("invited").orElseThrow();
    assertThat(made.organisation()).isEqualTo("IO-01");
    assertThat(made.hash()).startsWith("$argon2id$");
  }

  @Test
  void theFirstLinkIsGoodOnlyWhileThereIsNoAccount() {
    accounts.add(new Account("somebody", "IO-01", login.hash(PASSWORD), Instant.now()));
    var late = accounts.invite(new Invitation(Coordinator.ALL, true));
    assertThat(accounts.invitation(late)).isEmpty();
    assertThat(accounts.use(late)).isEmpty();
  }

  @Test
  void comingInGivesANewSessionAndLeavingEndsIt() throws Exception {
    accounts.add(new Account("enters", "IO-01", login.hash(PASSWORD), Instant.now()));
    var planted = session(web.perform(get("/console/login")).andReturn());
    var inside =
        session(
            web.perform(enter("Enters", PASSWORD, "10.0.0.1").cookie(planted))
                .andExpect(redirectedUrl("/console"))
                .andReturn());
    assertThat(inside.getValue()).isNotEqualTo(planted.getValue());
    web.perform(get("/console").cookie(inside)).andExpect(status().isOk());
    web.perform(get("/console").cookie(planted)).andExpect(status().is3xxRedirection());
    web.perform(post("/console/logout").with(csrf()).cookie(inside))
        .andExpect(redirectedUrl("/console/login?left"));
    web.perform(get("/console").cookie(inside)).andExpect(status().is3xxRedirection());
  }

  @Test
  void anAccountThatIsGoneLosesItsSession() throws Exception {
    accounts.add(new Account("removed", "IO-01", login.hash(PASSWORD), Instant.now()));
    var inside = session(web.perform(enter("removed", PASSWORD, "10.0.0.2")).andReturn());
    web.perform(get("/console").cookie(inside)).andExpect(status().isOk());
    accounts.remove("removed");
    web.perform(get("/console").cookie(inside)).andExpect(status().is3xxRedirection());
    accounts.add(new Account("removed", "IO-01", login.hash(PASSWORD), Instant.now()));
    web.perform(get("/console").cookie(inside)).andExpect(status().is3xxRedirection());
  }

  /** As after an upgrade that changed what lies in a session, or where somebody put it there. */
  @ParameterizedTest
  @ValueSource(strings = {"sessionAttr:SPRING_SECURITY_CONTEXT", "creationTime"})
  void aSessionThatCannotBeReadLeadsToTheLoginAndNotToAnErrorPage(String part) throws Exception {
    var name = "unread-" + part.length();
    accounts.add(new Account(name, "IO-01", login.hash(PASSWORD), Instant.now()));
    var inside = session(web.perform(enter(name, PASSWORD, "10.0.0.9")).andReturn());
    web.perform(get("/console").cookie(inside)).andExpect(status().isOk());

    var id = new String(Base64.getDecoder().decode(inside.getValue()), UTF_8);
    redis.opsForHash().put("t:{ses}:sessions:" + id, part, "another program's");

    web.perform(get("/console").cookie(inside)).andExpect(redirectedUrl("/console/login"));
    var again = web.perform(enter(name, PASSWORD, "10.0.0.9").cookie(inside)).andReturn();
    web.perform(get("/console").cookie(session(again))).andExpect(status().isOk());
  }

  @Test
  void wrongAndUnknownGetTheSameAnswer() throws Exception {
    accounts.add(new Account("known", "IO-01", login.hash(PASSWORD), Instant.now()));
    web.perform(enter("known", "wrong password", "10.0.0.3"))
        .andExpect(redirectedUrl("/console/login?wrong"));
    web.perform(enter("unknown", "wrong password", "10.0.0.3"))
        .andExpect(redirectedUrl("/console/login?wrong"));
    web.perform(enter("known", "", "10.0.0.3")).andExpect(redirectedUrl("/console/login?wrong"));
  }

  @Test
  void afterTenTriesFromOneAddressTheRightPasswordHelpsNoMore() throws Exception {
    accounts.add(new Account("guessed", "IO-01", login.hash(PASSWORD), Instant.now()));
    for (var number = 0; number < Login.TRIES; number++) {
      web.perform(enter("guessed", "guess " + number, "10.0.0.4"))
          .andExpect(redirectedUrl("/console/login?wrong"));
    }
    web.perform(enter("guessed", PASSWORD, "10.0.0.4")).andExpect(status().isTooManyRequests());
    web.perform(enter("guessed", PASSWORD, "10.0.0.5")).andExpect(redirectedUrl("/console"));
  }

  @Test
  void theSampleCoordinatorIsForWhoeverSitsAtThisMachine() throws Exception {
    var here = post("/console/sample").param("organisation", "IO-01").with(csrf());
    var result = web.perform(here).andExpect(redirectedUrl("/console")).andReturn();
    web.perform(get("/console").cookie(session(result)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("かわさき市民活動センター（見本の担当者）")));
    web.perform(post("/console/sample").param("organisation", "IO-99").with(csrf()))
        .andExpect(status().isNotFound());
    web.perform(post("/console/sample").param("organisation", "*").with(csrf()))
        .andExpect(status().isNotFound());
    web.perform(
            post("/console/sample")
                .param("organisation", "IO-01")
                .header("X-Forwarded-For", "127.0.0.1")
                .with(csrf()))
        .andExpect(status().isNotFound());
    web.perform(
            post("/console/sample")
                .param("organisation", "IO-01")
                .with(csrf())
                .with(request -> {
                  request.setRemoteAddr("192.0.2.7");
                  return request;
                }))
        .andExpect(status().isNotFound());
  }
}
