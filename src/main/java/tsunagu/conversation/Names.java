package tsunagu.conversation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** What the parts of a wish are called in a person's language. */
final class Names {
  private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z '’-]{3,}");
  private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}ー・]+");

  private final Wording words;
  private final String language;
  private final Function<String, List<String>> surfaces;

  /**
   * The names in a language.
   *
   * @param surfaces how a concept is written, the usual form first
   */
  Names(String language, Function<String, List<String>> surfaces) {
    this.words = Wording.of(language);
    this.language = language;
    this.surfaces = surfaces;
  }

  String language() {
    return language;
  }

  Wording words() {
    return words;
  }

  /** A word of the person, with readings for those who want them. */
  String word(String said) {
    return language.equals("ja-easy") ? Search.withReadings(said) : said;
  }

  /** A concept by a listing's own word for it; in other languages than Japanese by its name. */
  String concept(String id, String word) {
    return word.isEmpty() || !language.startsWith("ja") ? concept(id) : word(word);
  }

  /** A concept; its id where the dictionary no longer has it. */
  String concept(String id) {
    var all = surfaces.apply(id);
    if (all.isEmpty()) {
      return id;
    }
    if (language.equals("en") && all.stream().noneMatch(one -> LATIN.matcher(one).matches())) {
      var broader = WishReader.broader(id);
      return broader.equals(id) ? all.getFirst() : concept(broader);
    }
    return switch (language) {
      case "en" ->
          all.stream()
              .filter(one -> LATIN.matcher(one).matches())
              .findFirst()
              .orElse(all.getFirst());
      case "ja-easy" ->
          KANA.matcher(all.getFirst()).matches()
              ? all.getFirst()
              : Search.withReadings(all.getFirst());
      default -> all.getFirst();
    };
  }

  String ward(String name) {
    return words.of("ward", name);
  }

  String skill(String code) {
    return words.of("skill", code);
  }

  String field(int number) {
    return words.of("field", String.valueOf(number));
  }

  String audience(String code) {
    return words.of("audience", code);
  }

  String part(String code) {
    return words.of("part", code);
  }

  String weekday(String code) {
    return words.of("weekday", code);
  }

  String day(LocalDate day) {
    return Days.day(day, language);
  }

  /** What somebody needs to take part. */
  String access(String need) {
    return words.has("access", need) ? words.of("access", need) : word(need);
  }

  /** A sentence of the cards with something put in. */
  String with(String key, Object... facts) {
    return words.label(key).formatted(facts);
  }
}
