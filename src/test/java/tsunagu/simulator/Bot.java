package tsunagu.simulator;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot that writes down every webhook and answers as it was told to. */
final class Bot implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private volatile Consumer<JsonNode> then = _ -> {};

  Bot() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** A webhook as it came. */
  record Hook(String signature, String text) {
    JsonNode event() {
      return JSON.readTree(text).path("events").path(0);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
  }

  /** The next webhooks are answered like this, later ones with 200; 0 stands for silence. */
  void answer(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  /** What the bot does with each event it took. */
  void then(Consumer<JsonNode> what) {
    then = what;
  }

  void forget() {
    hooks.clear();
    answers.clear();
  }

  /** The first so many webhooks, waited for. */
  List<Hook> hooks(int number) {
    await().atMost(Duration.ofSeconds(5)).until(() -> hooks.size() >= number);
    return List.copyOf(hooks);
  }

  /** The event of the only webhook, waited for. */
  JsonNode event() {
    return hooks(1).getFirst().event();
  }

  private void take(HttpExchange exchange) throws IOException {
    var hook =
        new Hook(
            String.valueOf(exchange.getRequestHeaders().getFirst("x-line-signature")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    hooks.add(hook);
    var status = answers.poll();
    if (status != null && status == 0) {
      return;
    }
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
    if (status == null) {
      then.accept(hook.event());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
