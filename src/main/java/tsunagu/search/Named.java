package tsunagu.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tsunagu.catalogue.Listing;

/** By which of its own words a listing speaks of a concept. Thread-safe. */
final class Named {
  private static final Pattern OF_A_SENTENCE = Pattern.compile(".*[をがにで].*");

  private final Meanings meanings;

  Named(Meanings meanings) {
    this.meanings = meanings;
  }

  /** The words of a listing, folded when they are first asked for. */
  static final class Text {
    private final Listing listing;
    private String title = "";
    private String told = "";
    private String all = "";

    Text(Listing listing) {
      this.listing = listing;
    }

    boolean holds(String folded) {
      if (all.isEmpty()) {
        title = Fold.of(listing.text().title());
        told = title + "\n" + Sheet.told(listing);
        all = Fold.of(String.join("\n", Sheet.texts(listing)));
      }
      return all.contains(folded);
    }

    private boolean tells(String folded) {
      return holds(folded) && told.contains(folded);
    }

    private boolean inTitle(String folded) {
      return holds(folded) && title.contains(folded);
    }
  }

  /**
   * The reason that a listing meets a concept: by the kind and the word it names itself.
   *
   * @param met whether it is what was said, or only of the same topic
   */
  Why.Concept in(Text text, String concept, boolean met) {
    boolean apart = met && meanings.apart(concept);
    var topic = meanings.broader(concept);
    var words = meanings.surfaces(apart ? concept : topic);
    var own = apart ? Optional.<String>empty() : word(text, meanings.surfaces(concept));
    var word = own.or(() -> word(text, words));
    return word.map(found -> new Why.Concept(meanings.kind(topic, found), noun(found)))
        .orElseGet(() -> new Why.Concept(met ? concept : topic));
  }

  /** The longest of these words that stand in the title, else in the rest. */
  private static Optional<String> word(Text text, List<String> words) {
    return words.stream()
        .filter(word -> text.tells(word))
        .max(
            Comparator.comparing((String word) -> text.inTitle(word))
                .thenComparingInt(String::length));
  }

  /** A word that can stand alone; the dictionary also has stems such as 花を植え. */
  private static String noun(String word) {
    var pieces = Words.ALL.pieces(word);
    boolean noun = !pieces.isEmpty() && pieces.getLast().speech().startsWith("名詞");
    return noun && !OF_A_SENTENCE.matcher(word).matches() ? word : "";
  }
}
