package tsunagu.catalogue;

import java.util.Arrays;

/** Where the physical lines of a text begin. CR, LF and CRLF each end one. */
final class Lines {
  private final String text;
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (ends(i)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** The line of a position, from 1. */
  int line(int position) {
    int at = Arrays.binarySearch(starts, position);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Where the line after this position's begins, or the end of the text. */
  int after(int position) {
    int next = line(position);
    return next < starts.length ? starts[next] : text.length();
  }

  /** The first position from here that is not the end of a line. */
  int skipBlank(int position) {
    int at = position;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  /** Where the record after the one at this position begins; quoted line ends do not end one. */
  int afterRecord(int position) {
    boolean quoted = false;
    for (int i = position; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && ends(i)) {
        return skipBlank(i + 1);
      }
    }
    return text.length();
  }

  private boolean ends(int i) {
    char c = text.charAt(i);
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }
}
