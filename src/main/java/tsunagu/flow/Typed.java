package tsunagu.flow;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What was typed, as it is compared: without case, width, spaces, marks, or kind of kana. */
final class Typed {
  /** Longest first, so that as much as possible goes. */
  private static final List<String> POLITE =
      List.of(
          "をおねがいします",
          "おねがいします",
          "をお願いします",
          "please",
          "お願いします",
          "ください",
          "おねがい",
          "でお願い",
          "下さい",
          "です");

  /** How an answer says only that it is one: 土曜がいいです. */
  private static final Pattern PREFERRED =
      Pattern.compile("[がで](?:いい|良い|よい)(?:です|な|かな|と思います)?[。!！\\s]*$");

  /** What must remain when a polite ending is taken away. */
  private static final int LEAST = 2;

  private static final Pattern APART = Pattern.compile("[0-9][^\\p{L}\\p{N}]+[0-9]");
  private static final Map<String, Integer> NAMES = names();
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:no|ナンバー|第)?([0-9]{1,2}|[一二三四五六七八九十]{1,3}|"
              + String.join("|", NAMES.keySet())
              + ")(?:番目|番|ばんめ|ばん|つ目|つめ|つ|個目|目|め)?"
              + "(?:の(?:もの|やつ|ほう|方)?)?(?:で|が(?:いい|良い|よい)(?:です)?|に(?:する|します))?");
  private static final Pattern BETWEEN = Pattern.compile("[、,，・とや&\\s]+");
  private static final String KANJI = "一二三四五六七八九";

  /** More words than flows have, and a bound should they ever be changed without end. */
  private static final int MOST_WORDS = 20_000;

  private static final Map<String, String> WORDS = new ConcurrentHashMap<>();

  private Typed() {}

  /** A word of the flow files as it is compared; they come again every turn, so it is kept. */
  static String word(String written) {
    var known = WORDS.get(written);
    if (known != null) {
      return known;
    }
    var plain = plain(written);
    if (WORDS.size() < MOST_WORDS) {
      WORDS.put(written, plain);
    }
    return plain;
  }

  /** What an answer is about: 土曜がいいです is 土曜, and no wish to be of use. */
  static String answer(String text) {
    var about = PREFERRED.matcher(text).replaceFirst("");
    return about.isBlank() ? text : about;
  }

  /** The text as it is compared. */
  static String plain(String text) {
    var wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var kana = new StringBuilder(wide.length());
    for (var at = 0; at < wide.length(); at += Character.charCount(wide.codePointAt(at))) {
      var letter = wide.codePointAt(at);
      if (counts(letter)) {
        kana.appendCodePoint(letter >= 'ァ' && letter <= 'ヶ' ? letter - 0x60 : letter);
      }
    }
    return bare(kana.toString());
  }

  /** Letters and numbers of any kind; this runs for every choice of every turn, so no pattern. */
  private static boolean counts(int letter) {
    return switch (Character.getType(letter)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetter(letter);
    };
  }

  private static String bare(String text) {
    for (var ending : POLITE) {
      if (text.length() >= ending.length() + LEAST && text.endsWith(ending)) {
        return text.substring(0, text.length() - ending.length());
      }
    }
    return text;
  }

  /** The number a text is and nothing else: 1, ２, 三, 1番, ①; not 1/3, which is a day. */
  static Optional<Integer> number(String text) {
    if (APART.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find()) {
      return Optional.empty();
    }
    var matcher = NUMBER.matcher(plain(text));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var digits = matcher.group(1);
    if (digits.matches("[0-9]+")) {
      return Optional.of(Integer.parseInt(digits));
    }
    return Optional.of(NAMES.containsKey(digits) ? NAMES.get(digits) : kanji(digits));
  }

  /** Several numbers such as 1と3; empty unless all of it is numbers. */
  static List<Integer> numbers(String text) {
    var numbers = new ArrayList<Integer>();
    for (var piece : BETWEEN.split(Normalizer.normalize(text, Normalizer.Form.NFKC).strip(), 13)) {
      var number = number(piece);
      if (number.isEmpty()) {
        return List.of();
      }
      numbers.add(number.get());
    }
    return numbers;
  }

  private static Map<String, Integer> names() {
    var names = new LinkedHashMap<String, Integer>();
    var kana = List.of("いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう", "じゅう");
    var english =
        List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    var counted = List.of("ひとつ", "ふたつ", "みっつ", "よっつ", "いつつ");
    for (int i = 0; i < 10; i++) {
      names.put(kana.get(i), i + 1);
      names.put(english.get(i), i + 1);
    }
    for (int i = 0; i < counted.size(); i++) {
      names.put(counted.get(i), i + 1);
    }
    return names;
  }

  private static int kanji(String digits) {
    int ten = digits.indexOf('十');
    if (ten < 0) {
      return KANJI.indexOf(digits.charAt(0)) + 1;
    }
    int tens = ten == 0 ? 1 : KANJI.indexOf(digits.charAt(0)) + 1;
    int ones = ten == digits.length() - 1 ? 0 : KANJI.indexOf(digits.charAt(ten + 1)) + 1;
    return tens * 10 + ones;
  }
}
