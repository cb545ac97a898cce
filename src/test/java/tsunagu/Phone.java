package tsunagu;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resident's phone without a screen: speaks to the simulated LINE as the chat page does, also
 * across restarts of the program.
 */
final class Phone {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String as;
  private final List<JsonNode> heard = new ArrayList<>();
  private int before;
  private long after;
  private String boot = "";

  Phone(String base, String as) {
    this.base = base;
    this.as = as;
  }

  /** Adds the account as a friend and is greeted. */
  Phone befriends() {
    hello("STRANGER");
    does(Map.of("kind", "follow"));
    return reads("はじめまして");
  }

  Phone types(String words) {
    return does(Map.of("kind", "text", "text", words));
  }

  /** Taps the last quick reply or button of this label. */
  Phone taps(String label) {
    var action = action(label);
    return action.path("type").asString().equals("postback")
        ? does(Map.of("kind", "postback", "data", action.path("data").asString()))
        : types(action.path("text").asString());
  }

  /** The address behind the last button of this label. */
  String linkOf(String label) {
    return action(label).path("uri").asString();
  }

  /** Waits for words from the bot that came after what the resident last did. */
  Phone reads(String words) {
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> fresh().stream().anyMatch(message -> message.toString().contains(words)));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("instead of \"" + words + "\" the bot said " + fresh(), e);
    }
    return this;
  }

  /** What a pattern finds in the words that came after what the resident last did. */
  Matcher find(Pattern pattern) {
    return fresh().stream()
        .flatMap(message -> message.findValuesAsString("text").stream())
        .map(pattern::matcher)
        .filter(Matcher::find)
        .findFirst()
        .orElseThrow();
  }

  /** The first card of the last carousel, as it was sent. */
  String firstCard() {
    return all().reversed().stream()
        .map(message -> message.path("contents"))
        .filter(contents -> contents.path("type").asString("").equals("carousel"))
        .findFirst()
        .map(carousel -> carousel.path("contents").get(0).toString())
        .orElseThrow();
  }

  /** In how many messages words were said by the bot, in all. */
  long times(String words) {
    return all().stream().filter(message -> message.toString().contains(words)).count();
  }

  /** The resident's LINE user id, which LINE confirms to whoever holds the bot's token. */
  String userId(String token) {
    var id = "U" + HexFormat.of().formatHex(Arrays.copyOf(sha256("user " + as), 16));
    var profile =
        HttpRequest.newBuilder(URI.create(base + "/v2/bot/profile/" + id))
            .header("Authorization", "Bearer " + token)
            .build();
    if (!answer(profile).path("displayName").asString().equals(as)) {
      throw new AssertionError("this is not the id of " + as);
    }
    return id;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Phone does(Map<String, String> deed) {
    all();
    before = heard.size();
    post(
        "do",
        Map.of(
            "as",
            as,
            "name",
            UUID.randomUUID().toString(),
            "at",
            System.currentTimeMillis(),
            "deed",
            deed));
    return this;
  }

  private List<JsonNode> fresh() {
    var all = all();
    return all.subList(before, all.size());
  }

  /** All the bot said; after a restart the page says that its resident is a friend. */
  private List<JsonNode> all() {
    var news = news();
    if (!boot.isEmpty() && !news.path("boot").asString().equals(boot)) {
      hello("FRIEND");
      after = 0;
      news = news();
    }
    for (var entry : news.path("entries")) {
      after = entry.path("number").asLong();
      heard.add(entry.path("message"));
    }
    return heard;
  }

  private JsonNode news() {
    return post("news", Map.of("as", as, "after", after, "pending", List.of()));
  }

  private void hello(String friend) {
    boot = post("hello", Map.of("as", as, "friend", friend)).path("boot").asString();
  }

  private JsonNode action(String label) {
    return all().reversed().stream()
        .flatMap(message -> in(message, label).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + label));
  }

  private static Optional<JsonNode> in(JsonNode message, String label) {
    return message.findParents("label").stream()
        .filter(action -> action.path("label").asString().contains(label))
        .reduce((_, last) -> last);
  }

  private JsonNode post(String what, Object body) {
    return answer(
        HttpRequest.newBuilder(URI.create(base + "/chat/api/" + what))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private JsonNode answer(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(request.uri().getPath() + " got " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("the phone reaches nobody", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
