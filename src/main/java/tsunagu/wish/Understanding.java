package tsunagu.wish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Aim;
import tsunagu.wish.Wish.Kind;
import tsunagu.wish.Wish.Limits;
import tsunagu.wish.Wish.Need;
import tsunagu.wish.Wish.Safety;
import tsunagu.wish.Wish.Who;

/** One reading of one text: the passes in their order, each eating what it understood. */
final class Understanding {
  private static final Set<String> ALWAYS_META =
      Set.of("data", "human", "directions", "again", "screen");

  /** Who only says that he gives, gives money. */
  private static final List<String> MONEY_GIFTS = List.of("寄付", "寄附", "募金", "きふ", "donat");

  private static final int SHORT = 30;

  /** What a giver may exclude; 使わないもの is what is given. */
  private static final Pattern DAY_OR_WARD = Pattern.compile("[a-z]{3,9}|[0-9.-]+|.{1,2}区");

  private static final String HEAVY_WORK = "体力のいる活動";

  private final Dictionaries dictionaries;
  private final Boundaries boundaries;
  private final LocalDate today;

  Understanding(Dictionaries dictionaries, Boundaries boundaries, LocalDate today) {
    this.dictionaries = dictionaries;
    this.boundaries = boundaries;
    this.today = today;
  }

  Wish of(String raw) {
    var folded = Fold.text(raw).strip();
    var kana = Romaji.toKana(folded, dictionaries.surfaces()::knows);
    var typed = kana == null ? folded : kana;
    var typedWords = boundaries.words(typed);
    var danger = Danger.of(typed, dictionaries.alarms(), typedWords);
    var first = Sentence.cut(typed, dictionaries.surfaces(), typedWords);
    var slips = dictionaries.slips().mend(first, typedWords);
    if (slips.mended().isEmpty()) {
      return of(first, typedWords, danger, kana != null);
    }
    var words = boundaries.words(slips.text());
    var sentence = Sentence.cut(slips.text(), dictionaries.surfaces(), words);
    return with(of(sentence, words, danger, kana != null), slips.mended());
  }

  private Wish of(
      Sentence sentence, List<Boundaries.Word> words, @Nullable Safety danger, boolean romaji) {
    var text = sentence.text();
    var language = Language.of(Sentence.cut(text, dictionaries.tongues(), words), romaji);
    var split = split(sentence);
    if (split != null) {
      var first = one(text.substring(0, split.start()), language);
      var second = one(text.substring(split.end()), language);
      if (says(first) && says(second)) {
        return with(first, safety(danger, sentence, first), List.of(second));
      }
    }
    var wish = one(sentence, words, language);
    return with(wish, safety(danger, sentence, wish), List.of());
  }

  private static Wish with(Wish wish, List<Wish.Mended> mended) {
    return new Wish(
        wish.aim(),
        wish.where(),
        wish.when(),
        wish.who(),
        wish.topic(),
        wish.limits(),
        wish.safety(),
        wish.also(),
        mended);
  }

  private static Wish with(Wish wish, @Nullable Safety safety, List<Wish> also) {
    return new Wish(
        wish.aim(),
        wish.where(),
        wish.when(),
        wish.who(),
        wish.topic(),
        wish.limits(),
        safety,
        also);
  }

  private static boolean says(Wish wish) {
    return wish.aim().kind() != Kind.OTHER;
  }

  private static @Nullable Token split(Sentence sentence) {
    for (var token : sentence.tokens()) {
      if (token.cue(Cues.SPLIT) && token.start() > 3) {
        return token;
      }
    }
    return null;
  }

  private Wish one(String text, @Nullable String language) {
    var words = boundaries.words(text);
    return one(Sentence.cut(text, dictionaries.surfaces(), words), words, language);
  }

  private Wish one(Sentence sentence, List<Boundaries.Word> words, @Nullable String language) {
    var not = new ArrayList<>(Negations.eat(sentence, words, today, dictionaries.holidays()));
    var where = Places.of(sentence);
    var when =
        Dates.read(sentence, sentence.left(Meaning.Day.class), today, dictionaries.holidays());
    var aim = aim(sentence);
    if (aim.kind() == Kind.EVENT || aim.kind() == Kind.GROUP || aim.need() == Need.GET_HELP) {
      not.remove(HEAVY_WORK);
    }
    if (aim.kind() == Kind.GIVE_RESOURCE) {
      not.removeIf(one -> !DAY_OR_WARD.matcher(one).matches());
    }
    var audience = new ArrayList<>(Audience.of(sentence, aim));
    if (language != null && !audience.contains("foreign_resident")) {
      audience.add("foreign_resident");
    }
    var who = new Who(audience, language, Traits.values(sentence, "accessibility"));
    boolean japanese = language == null || language.equals("ja-easy") || language.equals("en");
    var left = japanese ? words : List.<Boundaries.Word>of();
    var topic = Topics.of(sentence, left, resources(sentence, aim), Topics.guess(aim, audience));
    var limits =
        new Limits(
            Traits.flag(sentence, "one-day"),
            Traits.flag(sentence, "beginner"),
            takes(aim) ? Traits.flag(sentence, "free") : null,
            not);
    return new Wish(aim, where, when, who, topic, limits, null, List.of());
  }

  private Aim aim(Sentence sentence) {
    var clues = Clues.of(sentence);
    if (clues.contains("empty") && !Traits.values(sentence, "meta").isEmpty()) {
      return new Aim(Kind.OTHER, null, null);
    }
    return dictionaries
        .weights()
        .aim(clues, dictionaries.turns().sums(Outline.of(sentence)), saysNoDeed(sentence));
  }

  /** 里山 なんとなく names a topic, and nobody knows yet what is wanted of it. */
  private static boolean saysNoDeed(Sentence sentence) {
    return sentence.left().stream().noneMatch(token -> token.as(Meaning.Cue.class).isPresent());
  }

  private static boolean takes(Aim aim) {
    return aim.kind() != Kind.GIVE_RESOURCE && aim.kind() != Kind.PROBONO;
  }

  private static List<String> resources(Sentence sentence, Aim aim) {
    if (aim.kind() == Kind.GIVE_RESOURCE) {
      var said = Traits.values(sentence, "resource");
      boolean gift = MONEY_GIFTS.stream().anyMatch(sentence.text()::contains);
      return said.isEmpty() ? List.of(gift ? "資金" : "物") : said;
    }
    return switch (aim.need()) {
      case MONEY -> List.of("資金");
      case PLACE -> List.of("場");
      case GET_HELP, NETWORKING -> Traits.values(sentence, "resource");
      case null, default -> List.of();
    };
  }

  private @Nullable Safety safety(@Nullable Safety danger, Sentence sentence, Wish wish) {
    if (danger != null) {
      return danger;
    }
    var meta = Traits.values(sentence, "meta");
    if (meta.stream().anyMatch(ALWAYS_META::contains) || endsWithThanks(sentence)) {
      return Safety.META;
    }
    if (elsewhere(sentence)) {
      return Safety.OTHER_CITY;
    }
    boolean bare = isBare(sentence.text());
    boolean nothing = saysNothing(wish, bare);
    if (nothing && !meta.isEmpty()) {
      return Safety.META;
    }
    return nothing && sentence.left().isEmpty() && bare ? Safety.EMPTY : null;
  }

  /** さっきの所に電話してみます、ありがとう is no wish, whatever else it names. */
  private static boolean endsWithThanks(Sentence sentence) {
    var left = sentence.left();
    return !left.isEmpty()
        && sentence.text().length() <= SHORT
        && left.getLast().meanings().stream()
            .anyMatch(meaning -> meaning.equals(new Meaning.Trait("meta", "thanks")));
  }

  private static boolean saysNothing(Wish wish, boolean bare) {
    var topic = wish.topic();
    boolean noTopic = topic.equals(Wish.NONE.topic()) || (bare && topic.concepts().isEmpty());
    return wish.aim().kind() == Kind.OTHER
        && noTopic
        && wish.where().equals(Wish.NONE.where())
        && wish.when().equals(Wish.NONE.when())
        && wish.limits().equals(Wish.NONE.limits());
  }

  private static boolean isBare(String text) {
    return text.codePoints().filter(Character::isLetter).distinct().count() < 3
        && text.chars().noneMatch(c -> Script.of((char) c) == Script.KANJI);
  }

  private static boolean elsewhere(Sentence sentence) {
    var cities = sentence.left(Meaning.City.class);
    if (cities.isEmpty() || !sentence.left(Meaning.Place.class).isEmpty()) {
      return false;
    }
    return cities.stream()
        .anyMatch(city ->
            !sentence.followedBy(city, "から")
                && !sentence.followedBy(city, "に勤")
                && !sentence.followedBy(city, "で働")
                && !sentence.followedBy(city, "に通")
                && !sentence.followedBy(city, "出身")
                && !sentence.followedBy(city, "に住んでいた")
                && !sentence.followedBy(city, "勤務")
                && !sentence.followedBy(city, "の会社"));
  }
}
