package tsunagu.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Marks of web pages that got into texts. */
final class Markup {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|li|div|tr|h[1-6])>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\\d?);");

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
        .replaceAll(match -> Matcher.quoteReplacement(character(match.group())));
  }

  /** What an entity stands for; one that nobody knows stays. */
  private static String character(String entity) {
    var character = HtmlUtils.htmlUnescape(entity);
    return character.codePoints().anyMatch(Character::isISOControl)
        ? ""
        : character.replace('\u00A0', ' ');
  }
}
