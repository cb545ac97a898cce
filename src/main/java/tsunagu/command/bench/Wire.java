package tsunagu.command.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One kept-alive connection that posts bodies: as little of the machine as possible goes to the
 * driver. Not thread-safe.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final URI to;
  private final String head;
  private Socket socket;
  private InputStream in;
  private boolean closing;

  Wire(URI to) throws IOException {
    this.to = to;
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream());
    head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
            .formatted(to.getRawPath(), to.getAuthority());
  }

  private Socket connect() throws IOException {
    var fresh = new Socket(InetAddress.getLoopbackAddress(), to.getPort());
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    return fresh;
  }

  /** A server ends a connection after so many requests, and says so in the last answer. */
  private void again() throws IOException {
    socket.close();
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream());
    closing = false;
  }

  /** Sends a body and returns the status; the answer's body is read and thrown away. */
  int post(byte[] body, String signature) throws IOException {
    if (closing) {
      again();
    }
    var lines = head + "x-line-signature: " + signature + "\r\nContent-Length: " + body.length;
    var start = (lines + "\r\n\r\n").getBytes(US_ASCII);
    var all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    socket.getOutputStream().write(all);
    return answer();
  }

  private int answer() throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = 0L;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring("content-length:".length()).strip());
      } else if (header.startsWith("transfer-encoding:")) {
        length = -1;
      } else if (header.equals("connection: close")) {
        closing = true;
      }
    }
    if (length < 0) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private void skipChunks() throws IOException {
    for (var size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
      in.skipNBytes(size + 2);
    }
    line();
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (var read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("The connection was closed before the answer's end");
      }
      if (read != '\r') {
        text.append((char) read);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
