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
    private String rest = "";

    Text(Listing listing) {
      this.listing = listing;
    }

    boolean holds(String folded) {
      return tells(folded) || rest().contains(folded);
    }

    private boolean tells(String folded) {
      return inTitle(folded) || told().contains(folded);
    }

    private boolean inTitle(String folded) {
      if (title.isEmpty()) {
        title = Fold.of(listing.text().title());
      }
      return title.contains(folded);
    }

    private String told() {
      if (told.isEmpty()) {
        told = Sheet.told(listing);
      }
      return told;
    }

    private String rest() {
      if (rest.isEmpty()) {
        rest = Fold.of(String.join("\n", Sheet.texts(listing)));
      }
      return rest;
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
    var longest = Comparator.comparingInt(String::length);
    var title = words.stream().filter(text::inTitle).max(longest);
    return title.isPresent() ? title : words.stream().filter(text::tells).max(longest);
  }

  /** A word that can stand alone; the dictionary also has stems such as 花を植え. */
  private static String noun(String word) {
    var pieces = Words.ALL.pieces(word);
    boolean noun = !pieces.isEmpty() && pieces.getLast().speech().startsWith("名詞");
    return noun && !OF_A_SENTENCE.matcher(word).matches() ? word : "";
  }
}
