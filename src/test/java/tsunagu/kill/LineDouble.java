package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * LINE as far as the program sees it: takes a reply token once, a retry key once, and can be made
 * to fail in every way a network fails. Thread-safe.
 */
final class LineDouble implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** LINE: a reply token is good for a minute after the webhook, and after each redelivery. */
  private static final long TOKEN_LIFE_NANOS = 60_000_000_000L;

  private final ServerSocket socket;
  private final History history;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final Random random;
  private volatile List<Fault> faults = List.of();
  private volatile int faultsInHundred;
  private volatile Consumer<String> onTaken = _ -> {};
  private volatile boolean stale;

  /** What can go wrong with a call. */
  enum Fault {
    /** Refused before it was looked at. */
    ERROR_500,
    /** Taken, and then an error that asks for a repetition at once. */
    TAKEN_AND_503,
    CUT_BEFORE,
    CUT_AFTER,
    CUT_INSIDE_ANSWER,
    SLOW,
    RATE_429,
    HTML_200,
    HTML_502,
    BROKEN_500,
    HANGS
  }

  private static final class Token {
    final String person;
    volatile long born;
    boolean used;

    Token(String person, long born) {
      this.person = person;
      this.born = born;
    }
  }

  private record Call(String path, Map<String, String> headers, String body) {}

  LineDouble(History history, long seed) {
    this.history = history;
    this.random = new Random(seed);
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Of a hundred calls so many meet one of these. */
  void fail(int inHundred, Fault... with) {
    faults = List.of(with);
    faultsInHundred = inHundred;
  }

  /** Hears the name of a program whose send was taken, before its answer is written. */
  void onTaken(Consumer<String> heard) {
    onTaken = heard;
  }

  /** From now on no reply token is good any more. */
  void refuseTokens() {
    stale = true;
  }

  /** A webhook with this token goes out, perhaps again. */
  void gives(String token, String person) {
    var now = System.nanoTime();
    tokens.computeIfAbsent(token, _ -> new Token(person, now)).born = now;
  }

  long count(String what) {
    var count = counts.get(what);
    return count == null ? 0 : count.get();
  }

  private void count(String what, int by) {
    counts.computeIfAbsent(what, _ -> new AtomicLong()).addAndGet(by);
  }

  String summary() {
    return new java.util.TreeMap<>(counts).toString();
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        var one = socket.accept();
        Thread.startVirtualThread(() -> talk(one));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void talk(Socket one) {
    try (one) {
      one.setTcpNoDelay(true);
      var in = new BufferedInputStream(one.getInputStream());
      for (var call = read(in); call != null && answer(one, call); call = read(in)) {}
    } catch (IOException _) {
      // the program was killed
    }
  }

  private Fault fault() {
    synchronized (random) {
      return !faults.isEmpty() && random.nextInt(100) < faultsInHundred
          ? faults.get(random.nextInt(faults.size()))
          : null;
    }
  }

  /** Answers one call; false when the connection is to be cut. */
  private boolean answer(Socket to, Call call) throws IOException {
    if (!call.path().startsWith("/v2/bot/message/") || call.body().isEmpty()) {
      write(to, 200, "", call.path().endsWith("quota") ? "{\"type\":\"none\"}" : "{}");
      return true;
    }
    var fault = fault();
    count(fault == null ? "calls" : fault.name().toLowerCase(Locale.ROOT), 1);
    if (fault != null) {
      var body = JSON.readTree(call.body());
      var whose = tokens.get(body.path("replyToken").asString(""));
      history.note(
          whose == null ? body.path("to").asString("") : whose.person,
          texts(body),
          caller(call) + " meets " + fault.name());
    }
    return switch (fault) {
      case null -> takeAndWrite(to, call);
      case ERROR_500 -> write(to, 500, "", "{\"message\":\"down\"}");
      case HTML_502 -> write(to, 502, "", "<html>bad gateway</html>");
      case BROKEN_500 -> write(to, 500, "", "{\"mess");
      case RATE_429 ->
          write(
              to,
              429,
              "",
              "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}");
      case CUT_BEFORE -> false;
      case CUT_AFTER -> {
        take(call);
        yield false;
      }
      case CUT_INSIDE_ANSWER -> {
        var answer = take(call);
        to.getOutputStream()
            .write(
                ("HTTP/1.1 " + answer.status() + " x\r\ncontent-length: 90\r\n").getBytes(UTF_8));
        yield false;
      }
      case TAKEN_AND_503 -> {
        take(call);
        yield write(to, 503, "retry-after: 0\r\n", "{}");
      }
      case HTML_200 -> {
        var answer = take(call);
        yield write(
            to,
            answer.status(),
            answer.header(),
            answer.status() == 200 ? "<html>" : answer.body());
      }
      case SLOW -> {
        Processes.sleep(1_500);
        yield takeAndWrite(to, call);
      }
      case HANGS -> {
        Processes.sleep(20_000);
        yield false;
      }
    };
  }

  private record Answer(int status, String header, String body) {}

  private boolean takeAndWrite(Socket to, Call call) throws IOException {
    var answer = take(call);
    if (answer.status() == 200) {
      onTaken.accept(caller(call));
    }
    return write(to, answer.status(), answer.header(), answer.body());
  }

  private Answer take(Call call) {
    var body = JSON.readTree(call.body());
    return call.path().endsWith("/reply") ? reply(call, body) : push(call, body);
  }

  /** The name of the program that calls. */
  private static String caller(Call call) {
    return call.headers().getOrDefault("authorization", "").replace("Bearer ", "");
  }

  private Answer reply(Call call, JsonNode body) {
    var name = body.path("replyToken").asString();
    var token = tokens.get(name);
    if (token != null) {
      history.note(
          token.person,
          texts(body),
          caller(call)
              + " replies with token "
              + name.replaceFirst(".*-", "")
              + (token.used ? ", used:" : ":"));
    }
    if (token == null) {
      count("unknown-token", 1);
      return refused();
    }
    synchronized (token) {
      if (token.used || stale || System.nanoTime() - token.born > TOKEN_LIFE_NANOS) {
        count("used-token", 1);
        return refused();
      }
      token.used = true;
      history.delivered(token.person, name, texts(body));
    }
    count("replies", 1);
    return new Answer(
        200, "x-line-request-id: " + UUID.randomUUID() + "\r\n", "{\"sentMessages\":[]}");
  }

  private static Answer refused() {
    return new Answer(400, "", "{\"message\":\"Invalid reply token\"}");
  }

  private Answer push(Call call, JsonNode body) {
    var key = call.headers().getOrDefault("x-line-retry-key", "");
    if (key.isEmpty()) {
      count("push-without-key", 1);
      throw new AssertionError("a push without a retry key");
    }
    synchronized (keys) {
      var earlier = keys.putIfAbsent(key, "request-" + key);
      history.note(
          body.path("to").asString(),
          texts(body),
          caller(call) + " pushes with key " + key + (earlier == null ? ":" : ", used:"));
      if (earlier != null) {
        count("used-key", 1);
        return new Answer(
            409,
            "x-line-accepted-request-id: " + earlier + "\r\n",
            "{\"message\":\"The retry key is already accepted\"}");
      }
      history.pushed(body.path("to").asString(), texts(body));
      history.delivered(body.path("to").asString(), key, texts(body));
    }
    count("pushes", 1);
    return new Answer(200, "", "{\"sentMessages\":[]}");
  }

  private static List<String> texts(JsonNode body) {
    var texts = new ArrayList<String>();
    body.path("messages").forEach(message -> texts.add(message.path("text").asString("")));
    return texts;
  }

  private static boolean write(Socket to, int status, String headers, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    var head =
        "HTTP/1.1 %d x\r\ncontent-type: application/json\r\n%scontent-length: %d\r\n\r\n"
            .formatted(status, headers, bytes.length)
            .getBytes(UTF_8);
    var all = java.util.Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    to.getOutputStream().write(all);
    return true;
  }

  private static Call read(InputStream in) throws IOException {
    var first = line(in);
    if (first == null) {
      return null;
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Call(first.split(" ", 3)[1], headers, new String(body, UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
