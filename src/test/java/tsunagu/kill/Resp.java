package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A plain conversation with one Redis server, for looking and for orders. Errors come back as text
 * that begins with a minus. Not thread-safe.
 */
final class Resp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  Resp(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Says something to a server and leaves; "" when it does not answer. */
  static String tell(int port, String... words) {
    try (var resp = new Resp(port)) {
      return String.valueOf(resp.ask(words));
    } catch (IOException _) {
      return "";
    }
  }

  Object ask(String... words) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(("*" + words.length + "\r\n").getBytes(UTF_8));
    for (var word : words) {
      var bytes = word.getBytes(UTF_8);
      out.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      out.writeBytes(bytes);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
    socket.getOutputStream().write(out.toByteArray());
    return read();
  }

  String word(String... words) throws IOException {
    return String.valueOf(ask(words));
  }

  long number(String... words) throws IOException {
    return Long.parseLong(word(words));
  }

  List<String> list(String... words) throws IOException {
    var answer = ask(words);
    if (answer instanceof List<?> parts) {
      return parts.stream().map(String::valueOf).toList();
    }
    throw new IOException("no list: " + answer);
  }

  /** All keys, in bounded steps. */
  List<String> keys() throws IOException {
    var all = new ArrayList<String>();
    var cursor = "0";
    do {
      var page = (List<?>) ask("SCAN", cursor, "COUNT", "1000");
      cursor = String.valueOf(page.getFirst());
      ((List<?>) page.getLast()).forEach(key -> all.add(String.valueOf(key)));
    } while (!cursor.equals("0"));
    return all.stream().distinct().toList();
  }

  private Object read() throws IOException {
    var line = line();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> line;
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> {
        var parts = new ArrayList<>();
        for (var i = Integer.parseInt(rest); i > 0; i--) {
          parts.add(read());
        }
        yield parts;
      }
      default -> throw new IOException("not Redis: " + line);
    };
  }

  private String bulk(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    var bytes = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(bytes, UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server is gone");
      }
      line.append((char) c);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
