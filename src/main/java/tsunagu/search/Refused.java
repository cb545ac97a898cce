package tsunagu.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import tsunagu.wish.Wish;

/** What a wish must not be answered with: days by themselves, all else as queries. */
final class Refused {
  private static final Set<String> WEEK =
      Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday");
  private static final Map<String, String> PARTS =
      Map.of("morning", "m", "afternoon", "a", "evening", "e", "night", "n");
  private static final Pattern RANGE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)?(\\.\\.)?(\\d{4}-\\d\\d-\\d\\d)?");

  /** What residents put behind a topic that they do not want. */
  private static final Pattern BEHIND =
      Pattern.compile("(.{2,}?)(?:の|に)?(?:関係|関連|関する(?:こと|もの)|系|方面|活動|こと)+(?:の)?$");

  /** A kana word of fewer pairs than this sounds like too many others. */
  private static final int FEWEST_GRAMS = 2;

  private final Meanings meanings;
  private final LocalDate today;
  private final List<Query> queries = new ArrayList<>();
  private final Set<String> weekdays = new TreeSet<>();
  private final StringBuilder parts = new StringBuilder();
  private final List<LocalDate[]> ranges = new ArrayList<>();

  private Refused(Meanings meanings, LocalDate today) {
    this.meanings = meanings;
    this.today = today;
  }

  static Refused of(List<String> not, LocalDate today, Meanings meanings) {
    var refused = new Refused(meanings, today);
    not.forEach(refused::add);
    return refused;
  }

  /** What no answer may match. */
  List<Query> queries() {
    return List.copyOf(queries);
  }

  boolean namesDays() {
    return !weekdays.isEmpty() || !ranges.isEmpty() || !parts.isEmpty();
  }

  boolean refuses(LocalDate day) {
    boolean weekday = weekdays.contains(Days.weekly(day.getDayOfWeek()));
    boolean holiday = weekdays.contains("holiday") && meanings.holiday(day);
    return weekday
        || holiday
        || ranges.stream().anyMatch(range -> !day.isBefore(range[0]) && !day.isAfter(range[1]));
  }

  /** The parts of a day that are left of these. */
  String left(String asked) {
    return asked
        .chars()
        .filter(part -> parts.indexOf(Character.toString(part)) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void add(String not) {
    var range = RANGE.matcher(not);
    if (not.isBlank()) {
      return;
    }
    if (WEEK.contains(not)) {
      weekdays.add(not);
    } else if (PARTS.containsKey(not)) {
      parts.append(PARTS.get(not));
    } else if (range.matches()) {
      days(range.group(1), range.group(2), range.group(3));
    } else {
      queries.add(term(Sheet.WARD, not));
      var folded = Fold.of(not);
      var behind = BEHIND.matcher(folded);
      if (behind.matches()) {
        word(behind.group(1));
        return;
      }
      word(folded.length() > Units.LONGEST_WORD ? folded.substring(0, Units.LONGEST_WORD) : folded);
    }
  }

  private void days(String from, String to, String until) {
    var first = from == null ? LocalDate.MIN : LocalDate.parse(from);
    var open = to == null ? first : LocalDate.MAX;
    ranges.add(new LocalDate[] {first, until == null ? open : LocalDate.parse(until)});
  }

  private void word(String word) {
    var wish = meanings.understand(word, today);
    var kind = wish.aim().kind();
    if (kind == Wish.Kind.VOLUNTEER
        || kind == Wish.Kind.PROBONO
        || kind == Wish.Kind.EVENT
        || kind == Wish.Kind.GROUP) {
      queries.add(term(Sheet.KIND, kind.name().toLowerCase(Locale.ROOT)));
    }
    if (Boolean.TRUE.equals(wish.where().online())) {
      queries.add(term(Sheet.WARD, Sheet.ONLINE));
    }
    wish.topic().skills().forEach(skill -> queries.add(term(Sheet.SKILL, skill)));
    people(wish);
    concepts(word);
    if (endsInNoun(word)) {
      text(word);
    }
  }

  /** 体力のいる would also meet 体力はいりません: what is described is told by its concepts alone. */
  private static boolean endsInNoun(String word) {
    var pieces = Words.ALL.pieces(word);
    return pieces.isEmpty() || !pieces.getLast().speech().startsWith("動詞");
  }

  private void people(Wish wish) {
    for (var code : wish.who().audience()) {
      queries.add(term(Sheet.AUDIENCE, code));
      if (code.equals("child")) {
        queries.add(term(Sheet.FIELD, "13"));
      }
    }
  }

  /** Its concepts, and those whose names speak of it as 子ども食堂 does of 子ども. */
  private void concepts(String word) {
    var own = meanings.concepts(word);
    var names = new TreeSet<String>();
    names.add(word);
    own.forEach(concept -> names.addAll(meanings.surfaces(concept)));
    names.removeIf(name -> name.length() < 2);
    var refused = new TreeSet<>(own);
    for (var concept : meanings.all()) {
      meanings.surfaces(concept).stream()
          .filter(surface -> names.stream().anyMatch(surface::contains))
          .map(surface -> meanings.apart(concept) ? meanings.kind(concept, surface) : concept)
          .forEach(refused::add);
    }
    for (var concept : refused) {
      queries.add(term(Chains.TITLE_CONCEPT, concept));
      queries.add(term(Chains.BODY_CONCEPT, concept));
    }
  }

  private void text(String word) {
    for (var field : List.of(Chains.TITLE, Chains.BODY, Chains.PLACE, Chains.ORGANISER)) {
      phrase(field, Chains.terms(field, word));
    }
    phrase(Chains.TITLE_GRAM, Chains.terms(Chains.TITLE_GRAM, word));
    var grams = Sound.grams(Sound.ofWord(word));
    if (grams.size() >= FEWEST_GRAMS) {
      phrase(Chains.TITLE_SOUND, grams);
    }
    if (grams.size() > FEWEST_GRAMS) {
      phrase(Chains.REST_SOUND, grams);
    }
  }

  private void phrase(String field, List<String> terms) {
    if (!terms.isEmpty()) {
      queries.add(new PhraseQuery(field, terms.toArray(String[]::new)));
    }
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
