package tsunagu.lane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Three words of Redis' protocol, for the time before and after there is a real connection. */
final class PlainRedis {
  private static final int PATIENCE_MILLIS = 1000;

  private PlainRedis() {}

  /** What a server says to the password and a ping. */
  enum Health {
    /** Serves. */
    READY,
    /** Ours, still reading its file. */
    LOADING,
    /** Listens, but does not know the password or is no Redis. */
    FOREIGN,
    /** Nobody listens. */
    ABSENT
  }

  static Health health(RedisHome.Address address) {
    var answer = ask(address, "PING");
    if (answer.startsWith("+PONG")) {
      return Health.READY;
    }
    if (answer.startsWith("-LOADING")) {
      return Health.LOADING;
    }
    return answer.equals("absent") ? Health.ABSENT : Health.FOREIGN;
  }

  /** Asks a server to write what it holds and end. */
  static void shutDown(RedisHome.Address address) {
    ask(address, "SHUTDOWN NOSAVE");
  }

  private static String ask(RedisHome.Address address, String words) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      say(socket, "AUTH " + address.password());
      var greeting = in.readLine();
      if (greeting == null || !(greeting.startsWith("+OK") || greeting.startsWith("-LOADING"))) {
        return "foreign";
      }
      say(socket, words);
      var answer = in.readLine();
      return answer == null ? "ended" : answer;
    } catch (ConnectException _) {
      return "absent";
    } catch (IOException _) {
      return "silent";
    }
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write((words + "\r\n").getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }
}
