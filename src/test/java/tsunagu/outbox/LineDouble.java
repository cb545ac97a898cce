package tsunagu.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A LINE over real HTTP that takes each token and each key once, and misbehaves as it is told:
 * {@code 500 text} answers without taking the call, {@code took 500 text} after taking it, {@code
 * cut}, {@code took cut}, {@code took inside} cut the connection, {@code silence}, {@code took
 * silence} never answer, {@code ok} is well.
 */
final class LineDouble implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WELL =
      "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"sentMessages\":[{\"id\":\"1234\"}]}";

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Map<String, Queue<String>> script = new ConcurrentHashMap<>();
  private final Set<String> once = ConcurrentHashMap.newKeySet();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Calls that were read, in order. */
  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** Calls that were taken: what people can read. */
  final List<Call> taken = new CopyOnWriteArrayList<>();

  /** What to do about a call that has no script. */
  volatile Function<Call, String> manner = _ -> "ok";

  volatile long quota = -1;
  volatile long used;
  volatile String token = "token";

  /** What happens just before a token is refused. */
  volatile Runnable refused = () -> {};

  /** Tokens that LINE does not know, or no longer. */
  final Set<String> spent = ConcurrentHashMap.newKeySet();

  /** One call. */
  record Call(
      String path, String key, String token, List<String> to, List<String> texts, String body) {
    String kind() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  LineDouble() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /**
   * What to answer to the next calls of a kind ({@code reply}, {@code push}, {@code multicast}).
   */
  void next(String kind, String... answers) {
    script.computeIfAbsent(kind, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
  }

  List<String> kinds() {
    return calls.stream().map(Call::kind).toList();
  }

  /** All texts people can read, in order. */
  List<String> read() {
    return taken.stream().flatMap(call -> call.texts().stream()).toList();
  }

  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      for (var head = head(in); !head.isEmpty(); head = head(in)) {
        var length = Integer.parseInt(header(head, "content-length", "0"));
        if (!answer(socket, head, new String(in.readNBytes(length), UTF_8))) {
          return;
        }
      }
    } catch (IOException closed) {
      // the client went away
    } finally {
      open.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String header(String head, String name, String otherwise) {
    return Arrays.stream(head.split("\r\n"))
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }

  /** Answers one call; false when the connection is to be cut. */
  private boolean answer(Socket socket, String head, String body) throws IOException {
    var path = head.split(" ", 3)[1];
    if (!header(head, "authorization", "").equals("Bearer " + token)) {
      if (!body.isEmpty()) {
        calls.add(new Call(path, "", "", List.of(), List.of(), body));
      }
      refused.run();
      write(socket, "401 {\"message\":\"Authentication failed\"}");
      return true;
    }
    if (path.endsWith("/quota")) {
      write(socket, "200 {\"type\":\"limited\",\"value\":" + quota + "}");
      return true;
    }
    if (path.endsWith("/consumption")) {
      write(socket, "200 {\"totalUsage\":" + used + "}");
      return true;
    }
    var call = call(path, header(head, "x-line-retry-key", ""), body);
    calls.add(call);
    var queue = script.get(call.kind());
    var planned = queue == null ? null : queue.poll();
    return act(socket, call, planned == null ? manner.apply(call) : planned);
  }

  private static Call call(String path, String key, String body) {
    var json = JSON.readTree(body);
    var to = new ArrayList<String>();
    if (json.path("to").isArray()) {
      json.path("to").forEach(each -> to.add(each.asString()));
    } else if (json.has("to")) {
      to.add(json.path("to").asString());
    }
    var texts = new ArrayList<String>();
    json.path("messages").forEach(message -> texts.add(text(message)));
    return new Call(path, key, json.path("replyToken").asString(""), to, texts, body);
  }

  private static String text(JsonNode message) {
    return message.path("text").asString(message.path("altText").asString(""));
  }

  private boolean act(Socket socket, Call call, String manner) throws IOException {
    var took = manner.startsWith("took ");
    var how = took ? manner.substring(5) : manner;
    var answer = took || how.equals("ok") ? take(call) : "";
    switch (how) {
      case "ok" -> write(socket, answer);
      case "cut" -> {
        return false;
      }
      case "inside" -> {
        raw(socket, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"sent");
        return false;
      }
      case "silence" -> {
        // the client hangs up
      }
      case "drip" -> drip(socket);
      case "503-retry" ->
          raw(socket, "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
      default -> {
        if (how.startsWith("bytes ")) {
          raw(socket, WELL.substring(0, Integer.parseInt(how.substring(6))));
          return false;
        }
        write(socket, how);
      }
    }
    return true;
  }

  /** A byte now and then, for longer than anybody waits. */
  private static void drip(Socket socket) throws IOException {
    for (var at = 0; at < WELL.length(); at++) {
      raw(socket, WELL.substring(at, at + 1));
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    }
  }

  private synchronized String take(Call call) {
    var key = call.token().isEmpty() ? call.key() : call.token();
    if (!call.token().isEmpty() && (spent.contains(key) || once.contains(key))) {
      return "400 {\"message\":\"Invalid reply token\"}";
    }
    if (!call.key().isEmpty() && once.contains(key)) {
      return "409 {\"message\":\"The retry key is already accepted\"}";
    }
    once.add(key);
    taken.add(call);
    if (call.token().isEmpty()) {
      used += call.to().size();
    }
    return "200 {}";
  }

  private static void write(Socket socket, String answer) throws IOException {
    var body = answer.substring(4).getBytes(UTF_8);
    raw(
        socket,
        "HTTP/1.1 "
            + answer.substring(0, 3)
            + " Said\r\nx-line-request-id: r\r\nContent-Length: "
            + body.length
            + "\r\n\r\n"
            + answer.substring(4));
  }

  private static void raw(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** How often each person was sent to by what was taken. */
  Map<String, Integer> served() {
    var served = new HashMap<String, Integer>();
    taken.forEach(call -> call.to().forEach(person -> served.merge(person, 1, Integer::sum)));
    return served;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
