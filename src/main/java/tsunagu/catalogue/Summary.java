package tsunagu.catalogue;

/** The first sentences of a text, for a card. */
final class Summary {
  private static final int MOST = 120;

  private Summary() {}

  /** At most 120 characters, whole sentences where they fit. */
  static String of(String text) {
    var flat = text.replaceAll("\\s+", " ").strip();
    if (flat.length() <= MOST) {
      return flat;
    }
    int end = Math.max(flat.lastIndexOf('。', MOST - 1), flat.lastIndexOf('！', MOST - 1));
    return end >= MOST / 3 ? flat.substring(0, end + 1) : Cells.shorten(flat, MOST);
  }
}
