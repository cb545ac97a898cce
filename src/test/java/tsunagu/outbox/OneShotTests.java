package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.outbox.OneShot.Reply;

/** A call is sent once, whatever the other side does to it. */
class OneShotTests {
  private static final OutboxSettings SETTINGS =
      Office.settings(new OutboxSettings.Rates(1_900, 1_900, 190));

  private final AtomicInteger poured = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final OneShot client = new OneShot(SETTINGS);
  private ServerSocket server;
  private volatile String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    client.close();
  }

  /**
   * Speaks just enough HTTP: reads requests on kept-alive connections and writes the set answer.
   */
  private void serve() {
    try {
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (readRequest(socket)) {
        requests.incrementAndGet();
        if (answer.equals("CUT")) {
          return;
        }
        if (answer.equals("SILENCE")) {
          continue;
        }
        if (answer.equals("DRIP") || answer.equals("FLOOD")) {
          pour(socket, answer.equals("FLOOD"));
          return;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        if (answer.contains("Content-Length: 99")) {
          return;
        }
      }
    } catch (IOException closed) {
      // the client went away
    }
  }

  /** An answer without end: a byte now and then, or as much as the other side takes. */
  private void pour(Socket socket, boolean fast) throws IOException {
    var out = socket.getOutputStream();
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    var piece = new byte[fast ? 65_536 : 1];
    for (var sent = 0; sent < 104_857_600; sent += piece.length) {
      out.write(piece);
      out.flush();
      poured.addAndGet(piece.length);
      if (!fast) {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static boolean readRequest(Socket socket) throws IOException {
    var head = new StringBuilder();
    var in = socket.getInputStream();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    return in.readNBytes(2).length == 2;
  }

  private Reply post() {
    return client.post("http://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          408 | HTTP/1.1 408 Request Timeout~Content-Length: 0~~
          503 | HTTP/1.1 503 Unavailable~Retry-After: 0~Content-Length: 0~~
          307 | HTTP/1.1 307 Temporary Redirect~Location: /elsewhere~Content-Length: 0~~
          200 | HTTP/1.1 200 OK~Content-Length: 99~~cut inside
          """)
  void everyAnswerIsTakenFromOneRequest(int status, String raw) {
    answer = raw.replace("~", "\r\n");

    assertThat(post())
        .isInstanceOfSatisfying(
            Reply.Answered.class, a -> assertThat(a.status()).isEqualTo(status));
    assertThat(requests).hasValue(1);
  }

  @Test
  void aCutAfterReadingIsNotRepeatedOnAKeptAliveConnection() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    assertThat(post()).isInstanceOf(Reply.Answered.class);

    answer = "CUT";

    assertThat(post()).isInstanceOf(Reply.Unclear.class);
    assertThat(requests).hasValue(2);
  }

  @Test
  void aRefusalCutOffFromItsWordsIsUnclear() {
    answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 99\r\n\r\n{\"message\":\"Inv";

    assertThat(post()).isInstanceOf(Reply.Unclear.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void anAnswerThatDripsIsCutOffAndCountsByItsStatus() {
    answer = "DRIP";

    assertThat(post())
        .isInstanceOfSatisfying(Reply.Answered.class, a -> assertThat(a.status()).isEqualTo(200));
    assertThat(poured.get()).isLessThan(100);
  }

  @Test
  void aHundredMegabytesAreNotRead() {
    answer = "FLOOD";

    assertThat(post())
        .isInstanceOfSatisfying(
            Reply.Answered.class, a -> assertThat(a.body()).hasSizeLessThanOrEqualTo(65_536));
    assertThat(poured.get()).isLessThan(50_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          408 | HTTP/1.1 408 Request Timeout~Content-Length: 0~~
          503 | HTTP/1.1 503 Unavailable~Retry-After: 0~Content-Length: 0~~
          307 | HTTP/1.1 307 Temporary Redirect~Location: /elsewhere~Content-Length: 0~~
          """)
  void onAKeptAliveConnectionTooEachCallIsOneRequest(int status, String raw) {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    assertThat(post()).isInstanceOf(Reply.Answered.class);
    answer = raw.replace("~", "\r\n");

    assertThat(post())
        .isInstanceOfSatisfying(
            Reply.Answered.class, a -> assertThat(a.status()).isEqualTo(status));
    assertThat(requests).hasValue(2);
  }

  @Test
  void silenceIsUnclear() {
    answer = "SILENCE";

    assertThat(post()).isInstanceOf(Reply.Unclear.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void aClosedDoorMeansNothingWasSent() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(client.post("http://127.0.0.1:" + port + "/", Map.of(), "{}"))
        .isInstanceOf(Reply.NotSent.class);
  }
}
