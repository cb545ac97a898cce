package tsunagu.command.bench;

import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The yardstick: the least a LINE bot in Java can be. It keeps nothing, orders nothing and says
 * back what it hears, with Spring Boot, Tomcat, virtual threads and LINE's own SDK, whose limits of
 * parallel calls are raised. It carries no stereotype, so that the program's own scan passes it by.
 */
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class
})
final class Echo {
  private static final int MANY = 1000;

  private Echo() {}

  /** Serves until the process ends. */
  static void serve(int port, URI line, String secret) {
    var application = new SpringApplication(Echo.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", port,
            "spring.threads.virtual.enabled", true,
            "spring.main.banner-mode", "off",
            "echo.line", line,
            "echo.secret", secret));
    application.setAdditionalProfiles("echo");
    application.run("--spring.config.location=optional:classpath:/no-settings-of-the-program/");
  }

  @Bean
  static RouterFunction<ServerResponse> door(
      @Value("${echo.line}") URI line, @Value("${echo.secret}") String secret) {
    var parser =
        new WebhookParser(new LineSignatureValidator(secret.getBytes(StandardCharsets.UTF_8)));
    var client =
        MessagingApiClient.builder("token")
            .apiEndPoint(line)
            .maxRequests(MANY)
            .maxRequestsPerHost(MANY)
            .usingDefaultLogger(false)
            .build();
    return route(POST("/callback"), request -> answer(request, parser, client));
  }

  private static ServerResponse answer(
      ServerRequest request, WebhookParser parser, MessagingApiClient client)
      throws ServletException, IOException {
    var signature = request.headers().firstHeader(WebhookParser.SIGNATURE_HEADER_NAME);
    try {
      var said = parser.handle(signature, request.body(byte[].class));
      for (var event : said.events()) {
        if (event instanceof MessageEvent message
            && message.message() instanceof TextMessageContent text) {
          Thread.startVirtualThread(() -> say(client, message.replyToken(), text.text()));
        }
      }
      return ServerResponse.ok().build();
    } catch (WebhookParseException e) {
      return ServerResponse.badRequest().build();
    }
  }

  private static void say(MessagingApiClient client, String token, String text) {
    try {
      client
          .replyMessage(new ReplyMessageRequest(token, List.of(new TextMessage(text)), false))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
