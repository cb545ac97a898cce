package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tsunagu.Doors;

/** What holds for every door: tokens, headers, closed without login, plain errors. */
@Doors.Test
class EveryDoorTests {
  private static final Coordinator ADMINISTRATOR =
      new Coordinator(Coordinator.SAMPLE + "admin", Coordinator.ALL);

  @Autowired MockMvc web;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;

  @Test
  void everyPostWithoutItsTokenIsRefused() throws Exception {
    var doors = new ArrayList<String>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, method) -> {
          var methods = mapping.getMethodsCondition().getMethods();
          var ours = method.getBeanType().getName().startsWith("tsunagu.");
          if (ours && !methods.equals(Set.of(RequestMethod.GET))) {
            mapping.getPatternValues().forEach(doors::add);
          }
        });
    assertThat(doors).hasSizeGreaterThanOrEqualTo(12);
    doors.add("/console/login");
    doors.add("/console/logout");
    for (var door : doors) {
      var path = door.replaceAll("\\{[^/]*}}?", "aaaaaaaaaaaaaaaaaaaaaaaaaa");
      web.perform(post(path).with(authentication(Login.signed(ADMINISTRATOR))))
          .andExpect(status().isForbidden());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console/login",
        "/listings/mihon-beach",
        "/me/x",
        "/nothing",
        "/pages/tsunagu.css"
      })
  void everyAnswerCarriesTheHeadersThatProtect(String path) throws Exception {
    web.perform(get(path))
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
        .andExpect(
            header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
        .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().doesNotExist("Server"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/people",
        "/console/people/aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/console/people/aaaaaaaaaaaaaaaaaaaaaaaaaa/lines",
        "/console/people/aaaaaaaaaaaaaaaaaaaaaaaaaa/replay",
        "/console/referrals/00-x",
        "/console/notices",
        "/console/notices/new",
        "/console/needs",
        "/console/closed",
        "/console/referrals/00-x/replay",
        "/console/password",
        "/console/accounts",
        "/console/audit",
        "/console/letters",
        "/console/operation"
      })
  void theConsoleIsClosedWithoutALogin(String path) throws Exception {
    web.perform(get(path))
        .andExpect(status().is3xxRedirection())
        .andExpect(redirectedUrl("/console/login"));
  }

  @Test
  void administratorsPagesAreClosedToCoordinators() throws Exception {
    var coordinator = authentication(Login.signed(new Coordinator("sample:IO-01", "IO-01")));
    web.perform(get("/console/accounts").with(coordinator)).andExpect(status().isForbidden());
    web.perform(get("/console/audit").with(coordinator)).andExpect(status().isForbidden());
    web.perform(get("/console/operation").with(coordinator)).andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/actuator/prometheus"})
  void theMetersAreNotOnThisPort(String path) throws Exception {
    web.perform(get(path)).andExpect(status().isNotFound());
  }

  @Test
  void anErrorPageIsPlainAndHasANumber() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var page =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + port
                              + "/nothing/<b>secret".replace("<", "%3C").replace(">", "%3E")))
                  .header("Accept", "text/html")
                  .build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body())
          .containsPattern("data-testid=\"error-number\">[0-9a-f]{8}<")
          .doesNotContain("secret", "Exception", "springframework", "Whitelabel");
      var json =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/nothing")).build(),
              BodyHandlers.ofString());
      assertThat(json.body()).doesNotContain("trace", "path", "Exception");
    }
  }
}
