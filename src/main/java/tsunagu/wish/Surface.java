package tsunagu.wish;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sounds the same in the dictionaries. Written while they are read, then only asked; what the
 * surfaces inside it add is found when it is met for the first time, for most never are.
 */
final class Surface {
  private final List<Spelling> spellings = new ArrayList<>(1);
  private List<Meaning> own = List.of();
  private volatile @Nullable List<Meaning> all;

  /** One way to write a surface, as folded text. */
  static final class Spelling {
    private final String text;
    private List<Meaning> own = List.of();
    private boolean form;

    private Spelling(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /** What the dictionaries say about it, each once. */
    List<Meaning> own() {
      return own;
    }

    /** Whether it is a form of a verb: what stands inside it by accident says nothing. */
    boolean isForm() {
      return form;
    }
  }

  /** Finds or makes a spelling. */
  Spelling spelling(String text) {
    for (var spelling : spellings) {
      if (spelling.text.equals(text)) {
        return spelling;
      }
    }
    var spelling = new Spelling(text);
    spellings.add(spelling);
    return spelling;
  }

  void put(Spelling spelling, List<Meaning> meanings) {
    spelling.own = joined(spelling.own, meanings);
    own = spellings.size() == 1 ? spelling.own : joined(own, meanings);
  }

  void putForm(Spelling spelling, List<Meaning> meanings) {
    spelling.form = true;
    put(spelling, meanings);
  }

  /** What the dictionaries say about all its spellings. */
  List<Meaning> own() {
    return own;
  }

  /**
   * What it means together with what stands inside it. Threads that come first at once may each ask
   * for the same.
   */
  List<Meaning> all(Function<Spelling, List<Meaning>> inside) {
    var known = all;
    if (known == null) {
      known = own;
      for (var spelling : spellings) {
        known = joined(known, inside.apply(spelling));
      }
      all = known;
    }
    return known;
  }

  /** Two lists as one in which nothing stands twice; the first itself where nothing is added. */
  static List<Meaning> joined(List<Meaning> some, List<Meaning> more) {
    if (some.isEmpty()) {
      return isDistinct(more) ? List.copyOf(more) : more.stream().distinct().toList();
    }
    if (some.containsAll(more)) {
      return some;
    }
    var joined = new ArrayList<>(some);
    for (var meaning : more) {
      if (!joined.contains(meaning)) {
        joined.add(meaning);
      }
    }
    return List.copyOf(joined);
  }

  private static boolean isDistinct(List<Meaning> meanings) {
    return meanings.size() < 2 || meanings.stream().distinct().count() == meanings.size();
  }
}
