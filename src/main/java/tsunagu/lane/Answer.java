package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What a script answered.
 *
 * @param parts Redis' time in milliseconds, a word, and what the script says of it
 */
record Answer(List<Object> parts) {
  long time() {
    return number(0);
  }

  String word() {
    return text(1);
  }

  boolean is(String word) {
    return word().equals(word);
  }

  int size() {
    return parts.size();
  }

  long number(int at) {
    return parts.get(at) instanceof Long number ? number : (long) Double.parseDouble(text(at));
  }

  String text(int at) {
    return parts.get(at) instanceof byte[] bytes
        ? new String(bytes, UTF_8)
        : String.valueOf(parts.get(at));
  }
}
