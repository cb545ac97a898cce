package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What Redis does in one step; each touches one lane, and every answer begins with Redis' time. */
enum Script {
  /** Stores events not seen before. */
  ACCEPT("time", "accept"),
  /** Hears and tells which instances live. */
  MEET("time", "meet"),
  /** Hears and tells which servers serve. */
  SERVE("time", "serve"),
  /** Claims, renews or releases a lane. */
  HOLD("time", "hold"),
  /** Writes a turn. */
  COMMIT("time", "fence", "bury", "writes", "commit"),
  /** Writes outside a turn. */
  RECORD("time", "fence", "bury", "writes", "record"),
  /** Writes what became of parcels. */
  SETTLE("time", "fence", "settle"),
  /** Moves due timers into the inbox. */
  FIRE("time", "fence", "fire"),
  /** Moves an event aside. */
  DRAIN("time", "fence", "bury", "drain"),
  /** Puts what was moved aside back where it came from. */
  REVIVE("time", "revive");

  private final String text;
  private final String digest;

  Script(String... parts) {
    var whole = new StringBuilder();
    for (var part : parts) {
      whole.append(read(part)).append('\n');
    }
    text = whole.toString();
    digest = sha1(text());
  }

  byte[] text() {
    return text.getBytes(UTF_8);
  }

  String digest() {
    return digest;
  }

  private static String read(String part) {
    try (var source = Script.class.getResourceAsStream("/lane/" + part + ".lua")) {
      if (source == null) {
        throw new IllegalStateException("No script " + part);
      }
      return new String(source.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
