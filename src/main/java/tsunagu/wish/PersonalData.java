package tsunagu.wish;

import java.util.List;

/** Notices phone numbers, mail addresses and postal addresses, so that nobody stores them. */
final class PersonalData {
  private static final List<String> SECRETS =
      List.of("パスワードは", "暗証番号は", "パスワードが", "password is", "マイナンバーは");

  private PersonalData() {}

  static boolean isIn(String text) {
    return hasPhone(text) || hasMail(text) || hasAddress(text) || hasSecret(text);
  }

  private static boolean hasSecret(String text) {
    return SECRETS.stream().anyMatch(text::contains);
  }

  private static boolean digit(String text, int i) {
    return i >= 0 && i < text.length() && Script.of(text.charAt(i)) == Script.DIGIT;
  }

  private static boolean hasPhone(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (digit(text, i) && !digit(text, i - 1) && isPhone(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Ten digits or more that begin with 0 or +81, or a card number, with the usual separators. */
  private static boolean isPhone(String text, int start) {
    int digits = 0;
    int gap = 0;
    int i = start;
    for (; i < text.length() && gap < 2; i++) {
      if (digit(text, i)) {
        digits++;
        gap = 0;
      } else if ("-() .ー_の".indexOf(text.charAt(i)) >= 0) {
        gap++;
      } else {
        break;
      }
    }
    boolean zero = text.charAt(start) == '0';
    boolean plus = start > 0 && text.charAt(start - 1) == '+';
    return (zero && (digits == 10 || digits == 11))
        || (plus && digits >= 10 && digits <= 14)
        || (digits >= 12 && digits <= 16);
  }

  private static boolean hasMail(String text) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean before = at > 0 && isMailChar(text.charAt(at - 1));
      int i = at + 1;
      boolean dot = false;
      while (i < text.length() && isMailChar(text.charAt(i))) {
        dot |=
            text.charAt(i) == '.'
                && i > at + 1
                && i + 1 < text.length()
                && isMailChar(text.charAt(i + 1));
        i++;
      }
      if (before && dot) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMailChar(char c) {
    var script = Script.of(c);
    return script == Script.LATIN || script == Script.DIGIT || "._-+".indexOf(c) >= 0;
  }

  /** A house number: 3丁目2番, 2-5-1 behind a town, 101号室, or 〒 with its digits. */
  private static boolean hasAddress(String text) {
    int room = text.indexOf("号室");
    if (room > 0 && digit(text, room - 1)) {
      return true;
    }
    int post = text.indexOf('〒');
    if (post >= 0 && digit(text, post + 1)) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      if (digit(text, i) && !digit(text, i - 1) && isHouse(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHouse(String text, int start) {
    int i = skipDigits(text, start);
    if (text.startsWith("丁目", i)) {
      int j = i + 2;
      return digit(text, j) || (text.startsWith("の", j) && digit(text, j + 1));
    }
    if (text.startsWith("番地", i)) {
      return true;
    }
    boolean town =
        Script.of(text.charAt(start - 1)) == Script.KANJI
            && "第月火水木金土日".indexOf(text.charAt(start - 1)) < 0;
    if (!town || !text.startsWith("-", i) || !digit(text, i + 1)) {
      return false;
    }
    int j = skipDigits(text, i + 1);
    return (text.startsWith("-", j) && digit(text, j + 1)) || j == text.length() || !digit(text, j);
  }

  private static int skipDigits(String text, int start) {
    int i = start;
    while (digit(text, i)) {
      i++;
    }
    return i;
  }
}
