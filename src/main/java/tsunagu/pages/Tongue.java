package tsunagu.pages;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * In which language something is written that is shown as it came, a title or a name in the middle
 * of an English page, so that it is read aloud as what it is.
 */
@Component("tongue")
public final class Tongue {
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

  Tongue() {}

  /** {@code ja} or {@code en}, as the attribute {@code lang} wants it. */
  public String of(String text) {
    return JAPANESE.matcher(text).find() ? "ja" : "en";
  }
}
