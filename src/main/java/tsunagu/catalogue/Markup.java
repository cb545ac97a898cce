package tsunagu.catalogue;

import java.util.Map;
import java.util.regex.Pattern;

/** Marks of web pages that got into texts. */
final class Markup {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|li|div|tr|h[1-6])>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|amp|lt|gt|nbsp|quot|yen|copy);");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "quot", "\"", "yen", "¥", "copy", "©");

  private Markup() {}

  /** The text without them; the same text when there were none. */
  static String strip(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    var shown = HIDDEN.matcher(text).replaceAll("");
    var lines = BREAK.matcher(shown).replaceAll("\n");
    var bare = TAG.matcher(lines).replaceAll("");
    return ENTITY
        .matcher(bare)
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(character(match.group(1))));
  }

  private static String character(String entity) {
    if (!entity.startsWith("#")) {
      return NAMED.getOrDefault(entity, "");
    }
    int point = Integer.parseInt(entity.substring(1));
    return Character.isValidCodePoint(point) && !Character.isISOControl(point)
        ? Character.toString(point)
        : "";
  }
}
