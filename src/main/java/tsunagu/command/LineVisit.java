package tsunagu.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks LINE itself how our account is set. Only reads, but for LINE's own webhook test, by which
 * LINE calls our address once. For one thread.
 */
final class LineVisit implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String endPoint;
  private final String token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<Check> checks = new ArrayList<>();

  LineVisit(String endPoint, String token) {
    this.endPoint = endPoint.replaceAll("/+$", "");
    this.token = token;
  }

  /**
   * What was looked at.
   *
   * @param todo what to change and where; empty when all is well
   */
  record Check(String what, boolean well, String todo) {
    static Check well(String what) {
      return new Check(what, true, "");
    }
  }

  private record Answer(int status, JsonNode body) {}

  /** Looks at everything; where LINE does not let us in there is nothing more to look at. */
  List<Check> look() {
    if (account()) {
      webhook();
      test();
      quota();
    }
    return List.copyOf(checks);
  }

  private boolean account() {
    var info = ask("GET", "/v2/bot/info");
    if (info.status() == 0) {
      bad("LINE に届きません", "このコンピューターから " + endPoint + " へ出られるか、確かめてください。");
      return false;
    }
    if (info.status() != 200) {
      bad(
          "LINE がトークンを受け付けません（" + info.status() + "）",
          "LINE Developers の「Messaging API設定」でチャネルアクセストークンを発行しなおし、line.bot.channel-token"
              + " に入れてください。");
      return false;
    }
    checks.add(Check.well("アカウント: " + info.body().path("displayName").asString("")));
    if (info.body().path("chatMode").asString("bot").equals("chat")) {
      bad("応答モードがチャットです", "LINE Official Account Manager の「応答設定」で、チャットをオフにしてください。");
    } else {
      checks.add(Check.well("応答モードはボットです"));
    }
    return true;
  }

  private void webhook() {
    var set = ask("GET", "/v2/bot/channel/webhook/endpoint");
    var address = set.body().path("endpoint").asString("");
    if (set.status() != 200 || address.isEmpty()) {
      bad(
          "Webhook の宛先がありません",
          "LINE Developers の「Webhook URL」に、https で始まり /callback で終わる宛先を入れてください。");
    } else if (!isReachable(address) || !address.endsWith("/callback")) {
      bad("Webhook の宛先がちがうようです: " + address, "https で始まり /callback で終わる宛先にしてください。");
    } else {
      checks.add(Check.well("Webhook の宛先: " + address));
    }
    if (!set.body().path("active").asBoolean(false)) {
      bad("Webhook がオフです", "LINE Developers の「Webhookの利用」をオンにしてください。");
    }
  }

  /** LINE comes by TLS only; the simulator stays on this machine. */
  private static boolean isReachable(String address) {
    return address.startsWith("https://") || address.startsWith("http://127.0.0.1:");
  }

  private void test() {
    var tried = ask("POST", "/v2/bot/channel/webhook/test");
    if (tried.status() == 200 && tried.body().path("success").asBoolean(false)) {
      checks.add(Check.well("LINE からの呼びかけに答えています"));
      return;
    }
    bad(
        "LINE からの呼びかけに答えていません（"
            + tried.body().path("reason").asString("理由はわかりません")
            + "、"
            + tried.body().path("statusCode").asInt(tried.status())
            + "）",
        "プログラムが動いているか、宛先の証明書が正しいか、line.bot.channel-secret が同じチャネルのものかを確かめてください。");
  }

  private void quota() {
    var limit = ask("GET", "/v2/bot/message/quota");
    var used = ask("GET", "/v2/bot/message/quota/consumption");
    if (limit.status() != 200 || used.status() != 200) {
      bad("今月の通数が読めません", "しばらくおいて、もう一度ためしてください。");
      return;
    }
    long sent = used.body().path("totalUsage").asLong(0);
    if (!limit.body().path("type").asString("").equals("limited")) {
      checks.add(Check.well("今月は " + sent + " 通、上限なし"));
      return;
    }
    long most = limit.body().path("value").asLong(0);
    if (sent >= most) {
      bad("今月の通数を使いきりました（" + most + " 通）", "LINE Official Account Manager でプランを変えるか、来月をお待ちください。");
    } else {
      checks.add(Check.well("今月は " + sent + " 通、上限は " + most + " 通"));
    }
  }

  private void bad(String what, String todo) {
    checks.add(new Check(what, false, todo));
  }

  /** Status 0 where there is no answer at all. */
  private Answer ask(String method, String path) {
    var request =
        HttpRequest.newBuilder(URI.create(endPoint + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("POST")
                    ? HttpRequest.BodyPublishers.ofString("{}")
                    : HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), read(answer.body()));
    } catch (IOException e) {
      return new Answer(0, JSON.createObjectNode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, JSON.createObjectNode());
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
