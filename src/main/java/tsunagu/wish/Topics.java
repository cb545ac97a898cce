package tsunagu.wish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tsunagu.wish.Wish.Aim;
import tsunagu.wish.Wish.Need;
import tsunagu.wish.Wish.Topic;

/** What a text is about: activities first, then the people it names, then the words left over. */
final class Topics {
  private static final int MOST_FIELDS = 3;
  private static final int MOST_WORDS = 12;
  private static final int WELFARE = 1;
  private static final int ABROAD = 11;
  private static final int CHILDREN = 13;

  /** A message that is one word in kana, which the dictionaries do not know: けんどう. */
  private static final Pattern ONE_RUN =
      Pattern.compile(
          "\\s*(?!(.)\\1*\\s*$)(?!.*(?:ます|です|たい|ない|よう|だなあ|かな|した|して|てる|さい|くて)\\s*$)[ぁ-ゔー]{3,10}\\s*");

  private final Sentence sentence;
  private final List<Boundaries.Word> words;

  private Topics(Sentence sentence, List<Boundaries.Word> words) {
    this.sentence = sentence;
    this.words = words;
  }

  /**
   * What a sentence is about.
   *
   * @param guess the field when no topic is named; 0 for none
   */
  static Topic of(
      Sentence sentence, List<Boundaries.Word> words, List<String> resources, int guess) {
    var topics = new Topics(sentence, words);
    var fields = topics.fields();
    return new Topic(
        fields.isEmpty() && guess > 0 ? List.of(guess) : fields,
        topics.skills(),
        resources,
        topics.concepts(),
        topics.words());
  }

  /**
   * Who needs help and names no topic is told apart by who he is: a foreigner, a parent, others.
   */
  static int guess(Aim aim, List<String> audience) {
    if (aim.need() != Need.GET_HELP) {
      return 0;
    }
    if (audience.contains("foreign_resident")) {
      return ABROAD;
    }
    boolean young = audience.contains("parent") || audience.contains("teen");
    return young ? CHILDREN : WELFARE;
  }

  private List<Meaning.Concept> found() {
    return sentence.left().stream().flatMap(token -> concepts(token).stream()).distinct().toList();
  }

  private List<Meaning.Concept> concepts(Token token) {
    boolean along = Companions.are(sentence, token);
    return token.meanings().stream()
        .filter(Meaning.Concept.class::isInstance)
        .map(Meaning.Concept.class::cast)
        .filter(concept -> !concept.people() || !along)
        .toList();
  }

  private List<String> concepts() {
    return found().stream().map(Meaning.Concept::id).toList();
  }

  /** The best field of every topic, then the second ones. */
  private List<Integer> fields() {
    Set<Integer> fields = new LinkedHashSet<>();
    for (boolean people : new boolean[] {false, true}) {
      var topics = found().stream().filter(concept -> concept.people() == people).toList();
      int most = topics.stream().mapToInt(concept -> concept.fields().size()).max().orElse(0);
      for (int i = 0; i < most; i++) {
        int rank = i;
        topics.stream()
            .filter(concept -> concept.fields().size() > rank)
            .forEach(concept -> fields.add(concept.fields().get(rank)));
      }
    }
    return fields.stream().limit(MOST_FIELDS).toList();
  }

  private List<String> skills() {
    return sentence.left().stream()
        .flatMap(token -> token.meanings().stream())
        .filter(Meaning.Skill.class::isInstance)
        .map(Meaning.Skill.class::cast)
        .map(Meaning.Skill::code)
        .distinct()
        .toList();
  }

  /** Content words outside of everything the dictionaries know; neighbours stay one word. */
  private List<String> words() {
    var text = sentence.text();
    var found = new ArrayList<String>();
    int start = -1;
    int end = -1;
    for (var word : words) {
      if (!isContent(word)) {
        continue;
      }
      if (end == word.start()) {
        end = word.end();
        continue;
      }
      keep(text, start, end, found);
      start = word.start();
      end = word.end();
    }
    keep(text, start, end, found);
    if (found.isEmpty() && isUnknown() && ONE_RUN.matcher(text).matches()) {
      found.add(text.strip());
    }
    return found.stream().distinct().limit(MOST_WORDS).toList();
  }

  /** Whether the dictionaries know at most half of it, and of that no topic. */
  private boolean isUnknown() {
    int known = sentence.tokens().stream().mapToInt(token -> token.end() - token.start()).sum();
    return known * 2 <= sentence.text().length() && found().isEmpty();
  }

  private static void keep(String text, int start, int end, List<String> found) {
    if (start >= 0) {
      found.add(text.substring(start, end));
    }
  }

  private boolean isContent(Boundaries.Word word) {
    var pos = word.partOfSpeech();
    if (!pos.equals("名詞") && !pos.equals("未知語") && !pos.equals("形容詞") && !pos.equals("動詞")) {
      return false;
    }
    var surface = sentence.text().substring(word.start(), word.end());
    var first = Script.of(surface.charAt(0));
    boolean plain = first == Script.HIRAGANA || first == Script.DIGIT || first == Script.OTHER;
    boolean verb = pos.equals("動詞") && first != Script.KANJI;
    boolean crumb = first == Script.KATAKANA && surface.length() < 2;
    if (verb || crumb || (plain && (surface.length() < 3 || !pos.equals("名詞")))) {
      return false;
    }
    return !covered(word) && !sentence.isEaten(word.start(), word.end());
  }

  private boolean covered(Boundaries.Word word) {
    for (var token : sentence.tokens()) {
      if (token.start() < word.end() && word.start() < token.end()) {
        return true;
      }
    }
    return false;
  }
}
