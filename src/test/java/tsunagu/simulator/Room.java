package tsunagu.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A real server with nothing in it but the simulator, and hands to use it with. */
final class Room implements AutoCloseable {
  static final String SECRET = "the secret of the tests";
  static final String TOKEN = "the-token-of-the-tests";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final String address;

  private Room(ConfigurableApplicationContext context) {
    this.context = context;
    this.address =
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Serves on a free port; events go to the bot. */
  static Room open(Bot bot, String... settings) {
    var all =
        Stream.concat(
            Stream.of(
                Stream.of(settings).anyMatch(it -> it.startsWith("server.port"))
                    ? "spring.application.name=again"
                    : "server.port=0",
                "management.server.port=-1",
                // the lanes, which readiness asks, are not here
                "management.endpoint.health.validate-group-membership=false",
                "tsunagu.simulator.enabled=true",
                "tsunagu.simulator.webhook=" + bot.address(),
                "line.bot.channel-secret=" + SECRET,
                "line.bot.channel-token=" + TOKEN),
            Stream.of(settings));
    return new Room(
        new SpringApplicationBuilder(OnlyTheSimulator.class)
            .run(all.map(setting -> "--" + setting).toArray(String[]::new)));
  }

  @EnableAutoConfiguration
  @Import({
    SimulatorConfiguration.class,
    LineApi.class,
    WebhookApi.class,
    Refusals.class,
    ChatApi.class,
    ChatPage.class
  })
  static class OnlyTheSimulator {
    @Bean
    SecurityFilterChain everythingIsAllowed(HttpSecurity http) {
      return http.csrf(csrf -> csrf.disable())
          .authorizeHttpRequests(all -> all.anyRequest().permitAll())
          .build();
    }
  }

  String address() {
    return address;
  }

  /** A call of LINE's API with the right token. */
  HttpResponse<String> line(String path, String body, String... headers) {
    var request = request("/v2/bot" + path).header("Authorization", "Bearer " + TOKEN);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(
        body.isEmpty()
            ? request.GET()
            : request.POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  /** A call of the chat page's API. */
  HttpResponse<String> chat(String what, String body, String... headers) {
    var request =
        request("/chat/api/" + what)
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** A resident does something, given as {@code 'kind':'text','text':'…'}. */
  HttpResponse<String> act(String as, String deed) {
    return act(as, UUID.randomUUID().toString(), deed);
  }

  HttpResponse<String> act(String as, String name, String deed) {
    return chat(
        "do", "{'as':'%s','name':'%s','at':1795000000000,'deed':{%s}}".formatted(as, name, deed));
  }

  /** What a resident sees of the bot, as JSON. */
  String news(String as) {
    return chat("news", "{'as':'" + as + "','after':0,'pending':[]}").body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
