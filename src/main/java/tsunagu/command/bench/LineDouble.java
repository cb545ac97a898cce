package tsunagu.command.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands in for LINE while we measure: takes every call on one thread and tells who waits for a
 * reply that it has come. It judges nothing; that is the simulator's task. Thread-safe.
 */
final class LineDouble implements AutoCloseable {
  private static final byte[] NOTHING = "{}".getBytes(UTF_8);
  private static final byte[] UNLIMITED = "{\"type\":\"none\",\"totalUsage\":0}".getBytes(UTF_8);
  private static final String TOKEN = "\"replyToken\":\"";

  private final HttpServer server;
  private final ConcurrentMap<String, Runnable> waiting = new ConcurrentHashMap<>();
  private final LongAdder others = new LongAdder();
  private final LongAdder refusals = new LongAdder();

  private LineDouble(HttpServer server) {
    this.server = server;
  }

  /** Starts at a port; 0 takes any. */
  static LineDouble start(int port) {
    // without it every answer waits for the other side's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var line = new LineDouble(HttpServer.create(address, 1024));
      line.server.createContext("/", line::answer);
      line.server.start();
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Runs something when the reply with this token has been taken. */
  void expect(String token, Runnable taken) {
    waiting.put(token, taken);
  }

  /** Calls that answered nobody who waits: pushes, profiles, quota. */
  long others() {
    return others.sum();
  }

  /** A bot could not take a webhook, which comes again. */
  void refused() {
    refusals.increment();
  }

  /** How often a bot could not take a webhook. */
  long refusals() {
    return refusals.sum();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var body = call.getRequestBody().readAllBytes();
      var path = call.getRequestURI().getPath();
      var says = path.endsWith("/quota") || path.endsWith("/consumption") ? UNLIMITED : NOTHING;
      call.getResponseHeaders().add("Content-Type", "application/json");
      call.sendResponseHeaders(200, says.length);
      call.getResponseBody().write(says);
      if (path.endsWith("/message/reply")) {
        taken(new String(body, UTF_8));
      } else {
        others.increment();
      }
    }
  }

  private void taken(String body) {
    var from = body.indexOf(TOKEN) + TOKEN.length();
    var waits = waiting.remove(body.substring(from, body.indexOf('"', from)));
    if (waits == null) {
      others.increment();
    } else {
      waits.run();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
