package tsunagu.kill;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A wire that can be cut, blocked, slowed and thinned. Thread-safe. */
final class TcpProxy implements AutoCloseable {
  private static final Piece END = new Piece(new byte[0], 0);

  private final ServerSocket socket;
  private volatile int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean refuses;
  private volatile boolean swallowsForward;
  private volatile boolean swallowsBack;
  private volatile int delayMillis;
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile int bytesASecond;

  TcpProxy(int target) {
    this.target = target;
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  /** From now on it leads elsewhere; open connections are ended. */
  void leadsTo(int port) {
    target = port;
    cutOpen();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Ends all connections and refuses new ones until {@link #mend}. */
  void cut() {
    refuses = true;
    cutOpen();
  }

  /** Ends the open connections; new ones are taken. */
  void cutOpen() {
    open.forEach(TcpProxy::end);
  }

  /** A black hole: connections stay, and bytes vanish, those to the target or those from it. */
  void swallow(boolean forward, boolean back) {
    swallowsForward = forward;
    swallowsBack = back;
  }

  /** Each piece waits so long, in both directions together. */
  void delay(int millis) {
    delayMillis = millis / 2;
  }

  /** A connection is cut when so many bytes went through it towards the target. */
  void cutAfter(long bytes) {
    cutAfter = bytes;
    cutOpen();
  }

  /** So few bytes a second in each direction of each connection. */
  void drip(int bytes) {
    bytesASecond = bytes;
  }

  /** Everything as it should be; what was swallowed is gone, so open connections are ended. */
  void mend() {
    refuses = false;
    delayMillis = 0;
    cutAfter = Long.MAX_VALUE;
    bytesASecond = 0;
    if (swallowsForward || swallowsBack) {
      swallow(false, false);
      cutOpen();
    }
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        var from = socket.accept();
        if (refuses) {
          end(from);
        } else {
          Thread.startVirtualThread(() -> join(from));
        }
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void join(Socket from) {
    var to = new Socket();
    try {
      to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
    } catch (IOException _) {
      end(from);
      return;
    }
    open.add(from);
    open.add(to);
    Thread.startVirtualThread(() -> pump(from, to, true));
    Thread.startVirtualThread(() -> pump(to, from, false));
  }

  /** What was read, and when it may go on. */
  private static final class Piece {
    final byte[] bytes;
    final long due;

    Piece(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }

    /** Nothing more comes. */
    boolean ends() {
      return bytes.length == 0;
    }
  }

  private void pump(Socket from, Socket to, boolean forward) {
    var pieces = new LinkedBlockingQueue<Piece>(10_000);
    Thread.startVirtualThread(() -> write(pieces, to, forward));
    var buffer = new byte[16 * 1024];
    try {
      var in = from.getInputStream();
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        pieces.put(
            new Piece(Arrays.copyOf(buffer, read), System.nanoTime() + delayMillis * 1_000_000L));
      }
      pieces.put(END);
    } catch (IOException _) {
      pieces.add(END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  private void write(BlockingQueue<Piece> pieces, Socket to, boolean forward) {
    var through = 0L;
    try (to) {
      for (var piece = pieces.take(); !piece.ends(); piece = pieces.take()) {
        Processes.sleep(Math.max(0, (piece.due - System.nanoTime()) / 1_000_000));
        if (!(forward ? swallowsForward : swallowsBack)) {
          through += pass(piece.bytes, through, to.getOutputStream(), forward);
        }
        if (forward && through >= cutAfter) {
          return;
        }
      }
    } catch (IOException _) {
      // an end was closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(to);
    }
  }

  private long pass(byte[] bytes, long through, OutputStream out, boolean forward)
      throws IOException {
    var most = forward ? (int) Math.min(bytes.length, cutAfter - through) : bytes.length;
    var step = bytesASecond == 0 ? Math.max(1, most) : Math.max(1, bytesASecond / 20);
    for (var at = 0; at < most; at += step) {
      out.write(bytes, at, Math.min(step, most - at));
      if (bytesASecond > 0) {
        Processes.sleep(50);
      }
    }
    return most;
  }

  private static void end(Socket one) {
    try {
      one.setSoLinger(true, 0);
      one.close();
    } catch (IOException _) {
      // gone already
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    cutOpen();
  }
}
