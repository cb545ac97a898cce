package tsunagu.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Knocks at one program's door as LINE does, over one kept connection. Not thread-safe. */
final class Door implements AutoCloseable {
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final int PATIENCE_MILLIS = 2_500;

  private final int port;
  private Socket socket;
  private InputStream in;

  Door(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  /** Sends a signed body; the status, or 0 when the connection broke before it came. */
  int knock(byte[] body) {
    try {
      send(body);
      var status = status();
      return status == 0 ? 0 : status;
    } catch (IOException _) {
      close();
      return 0;
    }
  }

  /** Sends a signed body and leaves without waiting for an answer. */
  void knockAndLeave(byte[] body) {
    try {
      send(body);
    } catch (IOException _) {
      // it goes again in any case
    }
    close();
  }

  private void send(byte[] body) throws IOException {
    if (socket == null) {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      in = new BufferedInputStream(socket.getInputStream());
    }
    var head =
        ("POST /callback HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
                + "x-line-signature: "
                + signature(body)
                + "\r\n"
                + "content-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(UTF_8);
    var all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    socket.getOutputStream().write(all);
  }

  private int status() throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = 0;
    var keep = true;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var low = line.toLowerCase(java.util.Locale.ROOT);
      if (low.startsWith("content-length:")) {
        length = Integer.parseInt(low.substring(15).strip());
      }
      keep &= !low.equals("connection: close");
      if (low.startsWith("transfer-encoding:")) {
        keep = false;
      }
    }
    in.skipNBytes(length);
    if (!keep) {
      close();
    }
    return status;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("cut");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException _) {
      // gone in any case
    }
    socket = null;
  }
}
