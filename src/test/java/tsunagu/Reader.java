package tsunagu;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who reads and sends pages without a browser; keeps cookies and the forms' tokens. */
class Reader {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String base;
  private String token = "";

  Reader(String base) {
    this.base = base;
  }

  /** The page at an address or path; anything but 200 is an error. */
  final String opens(String address) {
    return page(HttpRequest.newBuilder(at(address)).GET());
  }

  /** Sends a form with the token of the page last seen; answers the page that follows. */
  final String sends(String address, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("_csrf", token);
    var body =
        all.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return page(
        HttpRequest.newBuilder(at(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI at(String address) {
    return URI.create(address.startsWith("/") ? base + address : address);
  }

  private String page(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            answer.statusCode() + " at " + answer.request().uri().getPath());
      }
      var found = TOKEN.matcher(answer.body());
      token = found.find() ? found.group(1) : token;
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException("no page", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
