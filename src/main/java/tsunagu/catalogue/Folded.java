package tsunagu.catalogue;

import java.nio.charset.StandardCharsets;

/** Content lines of RFC 5545: ended by CRLF, folded at 75 octets, never inside a character. */
final class Folded {
  private static final int MOST = 75;
  private final StringBuilder out = new StringBuilder();

  /** One content line; line ends inside it would begin another property and are dropped. */
  void line(String content) {
    int room = MOST;
    for (int i = 0; i < content.length(); ) {
      int character = content.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isISOControl(character) && character != '\t') {
        continue;
      }
      int octets = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (octets > room) {
        out.append("\r\n ");
        room = MOST - 1;
      }
      out.appendCodePoint(character);
      room -= octets;
    }
    out.append("\r\n");
  }

  /** A text property; nothing when the text is empty. */
  void text(String name, String text) {
    if (!text.isEmpty()) {
      line(name + ":" + escape(text));
    }
  }

  /** A text as the value of a property. */
  static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
