package tsunagu.wish;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what a resident's words mean. Thread-safe; no input or output after it was made. Its
 * dictionaries can be changed for newer ones: whoever holds it needs not know.
 */
public final class WishReader {
  private volatile Dictionaries dictionaries;
  private final Boundaries boundaries;

  private WishReader(Dictionaries dictionaries, Boundaries boundaries) {
    this.dictionaries = dictionaries;
    this.boundaries = boundaries;
  }

  /**
   * A reader with the dictionaries of a folder.
   *
   * @param indexData the folder {@code index-data}; its dictionaries are files in {@code words/}
   * @throws java.io.UncheckedIOException when a dictionary cannot be read
   * @throws IllegalArgumentException naming file, line and remedy of everything that is wrong
   */
  public static WishReader of(Path indexData, Boundaries boundaries) {
    return new WishReader(Dictionaries.read(indexData), boundaries);
  }

  /** Takes the dictionaries of another reader; a text being read is read with one of the two. */
  public void take(WishReader newer) {
    dictionaries = newer.dictionaries;
  }

  /**
   * What a text means on a day; never throws for any text. The kind is {@link Wish.Kind#OTHER}
   * where the text does not say one. Texts are read up to 5,000 characters.
   *
   * @param today the day relative dates are counted from
   */
  public Wish understand(String text, LocalDate today) {
    return new Understanding(dictionaries, boundaries, today).of(text);
  }

  /**
   * The first amount a text names, from 0 to 9,999: 20, ２０人くらい, 二十五, ふたり; empty when it names none.
   */
  public static OptionalInt number(String text) {
    return Amounts.first(text);
  }

  /**
   * The ids of the concepts a text mentions, in its order and each once; the longest surface counts
   * where several overlap, so 子ども食堂 does not mention 子ども. Of a concept whose words name different
   * things only the things are mentioned, {@code board-games/囲碁} by 囲碁, and it itself by a general
   * word. Fit for a listing's title and body as well as for a resident's words, in any of the
   * spellings a resident may use.
   */
  public List<String> concepts(String text) {
    var known = dictionaries;
    var folded = Fold.text(text);
    var sentence = Sentence.cut(folded, known.surfaces(), boundaries.words(folded));
    Set<String> found = new LinkedHashSet<>();
    for (var token : sentence.tokens()) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Concept concept) {
          var topic = Kinds.topic(concept.id());
          if (!known.kinds().isApart(topic)) {
            found.add(topic);
          }
          found.add(concept.id());
          found.addAll(known.kinds().within(topic, folded.substring(token.start(), token.end())));
        }
      }
    }
    return List.copyOf(found);
  }

  /** All ids of the concept dictionary, in its order, without the kinds within them. */
  public Set<String> conceptIds() {
    return dictionaries.concepts().keySet();
  }

  /**
   * How a concept or a kind within one is written, as the dictionary has it: kanji, kana and
   * English, the usual form first; empty for an unknown id.
   */
  public List<String> surfaces(String concept) {
    var known = dictionaries;
    var kind = known.kinds().written(concept);
    return kind.isEmpty()
        ? Objects.requireNonNull(known.concepts().getOrDefault(concept, List.of()))
        : kind;
  }

  /** The concept that a kind such as {@code board-games/囲碁} belongs to; a concept is its own. */
  public static String broader(String concept) {
    return Kinds.topic(concept);
  }

  /** The kind that a word of a concept names, else the concept. */
  public String kind(String concept, String word) {
    return dictionaries.kinds().named(concept, word);
  }

  /** Whether the words of a concept name different things, so that 将棋 does not do for 囲碁. */
  public boolean isApart(String concept) {
    return dictionaries.kinds().isApart(Kinds.topic(concept));
  }

  /** Whether a concept only names people, so that an activity in the same text comes before it. */
  public boolean isPeople(String concept) {
    for (var surface : surfaces(concept)) {
      var folded = Fold.text(surface);
      var sentence = Sentence.cut(folded, dictionaries.surfaces(), boundaries.words(folded));
      for (var token : sentence.tokens()) {
        var found = token.as(Meaning.Concept.class);
        if (found.isPresent() && Kinds.topic(found.get().id()).equals(Kinds.topic(concept))) {
          return found.get().people();
        }
      }
    }
    return false;
  }

  /** Whether a day is a public holiday of the table. */
  public boolean isHoliday(LocalDate day) {
    return dictionaries.holidays().has(day);
  }
}
