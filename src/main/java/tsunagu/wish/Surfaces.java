package tsunagu.wish;

import static tsunagu.wish.Surface.joined;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Surface.Spelling;

/**
 * The surfaces of all dictionaries. Short katakana ones are kept as they are written, for ないと is
 * not ナイト; polite tails such as てくれる are found wherever they stand, also across other words.
 */
final class Surfaces {
  private static final int SHORT = 3;
  private static final Set<String> VERBS =
      Set.of(
          Cues.START,
          Cues.MAKE,
          Cues.LEARN,
          Cues.HELP,
          Cues.VISIT,
          Cues.JOIN,
          Cues.NETWORK,
          Cues.MONEY,
          Cues.TROUBLE,
          Cues.GIVE,
          Cues.SPEAKER,
          Cues.OURS,
          Cues.PROBONO,
          Cues.CAN);
  private static final Set<String> DEEDS = Set.of(Cues.LEARN, Cues.HELP, Cues.VISIT, Cues.JOIN);
  private static final Set<String> NOUNS =
      Set.of(Cues.ORG, Cues.EVENT, Cues.GROUP, Cues.VOLUNTEER, Cues.ACTIVITY, Cues.PERSON);

  private final Trie<Surface> sounds = new Trie<>();
  private final Trie<Surface> exact = new Trie<>();
  private final Trie<Meaning> tails = new Trie<>();
  private final Trie<List<String>> signs = new Trie<>();
  private final List<Spelling> words = new ArrayList<>();
  private final boolean inherits;

  /**
   * None yet.
   *
   * @param inherits whether each means also what the surfaces inside it mean, for the longest one
   *     hides them: うちの町内会 still is about 町内会
   */
  Surfaces(boolean inherits) {
    this.inherits = inherits;
  }

  /** A form of a verb: what stands inside it by accident says nothing. */
  void putForm(String form, List<Meaning> meanings) {
    var text = Fold.text(form);
    at(text, surface -> surface.putForm(surface.spelling(text), meanings));
  }

  void put(String word, Meaning meaning) {
    var text = Fold.text(word);
    if (meaning instanceof Meaning.Cue(var tag) && tag.equals(Cues.FAVOUR)) {
      tails.put(Fold.sound(text), before -> meaning);
      return;
    }
    if (meaning instanceof Meaning.Cue(var tag) && Cues.SIGNS.contains(tag)) {
      signs.put(Fold.sound(text), before -> with(before, tag));
      return;
    }
    at(
        text,
        surface -> {
          var spelling = surface.spelling(text);
          if (spelling.own().isEmpty()) {
            words.add(spelling);
          }
          surface.put(spelling, List.of(meaning));
        });
  }

  private void at(String text, Consumer<Surface> change) {
    boolean isExact = text.length() <= SHORT && isKatakana(text);
    (isExact ? exact : sounds)
        .put(
            isExact ? text : Fold.sound(text),
            known -> {
              var surface = known == null ? new Surface() : known;
              change.accept(surface);
              return surface;
            });
  }

  private static List<String> with(@Nullable List<String> tags, String tag) {
    var all = new LinkedHashSet<>(tags == null ? List.of() : tags);
    all.add(tag);
    return List.copyOf(all);
  }

  private static boolean isKatakana(String text) {
    return text.chars().allMatch(c -> Script.of((char) c) == Script.KATAKANA);
  }

  /** What slips of the surfaces may be mended to; verbs are left out, they have too many forms. */
  Slips slips() {
    var right = words.stream().filter(spelling -> !spelling.isForm()).toList();
    return new Slips(right, spelling -> joined(spelling.own(), inside(spelling)));
  }

  /** Whether a surface is exactly this word in kana. */
  boolean knows(String kana) {
    var whole = new boolean[1];
    var sound = Fold.sound(kana);
    sounds.from(
        sound,
        0,
        (end, surface) ->
            whole[0] |=
                end == sound.length()
                    && all(surface).stream().anyMatch(m -> !(m instanceof Meaning.Filler)));
    return whole[0];
  }

  /** Every surface that begins at a place of a text, with what it means. */
  void from(String text, String sound, int start, Trie.Hit<List<Meaning>> hit) {
    sounds.from(sound, start, (end, surface) -> hit.at(end, all(surface)));
    exact.from(text, start, (end, surface) -> hit.at(end, all(surface)));
  }

  private List<Meaning> all(Surface surface) {
    return inherits ? surface.all(this::inside) : surface.own();
  }

  /** Polite tails that begin at a place. */
  void tails(String sound, int start, Trie.Hit<Meaning> hit) {
    tails.from(sound, start, hit);
  }

  /** Weak signs that begin at a place; they hide nothing and nothing hides them. */
  void signs(String sound, int start, Trie.Hit<List<String>> hit) {
    signs.from(sound, start, hit);
  }

  /** What the surfaces inside a spelling add to its own meaning. */
  private List<Meaning> inside(Spelling spelling) {
    if (spelling.own().stream().anyMatch(Meaning.Tongue.class::isInstance)) {
      return List.of();
    }
    var found = new ArrayList<Meaning>();
    var text = spelling.text();
    var sound = Fold.sound(text);
    var edges = new Edges(text, List.of());
    for (int start = 0; start < text.length(); start++) {
      int from = start;
      Trie.Hit<Surface> hit =
          (end, inner) -> {
            boolean self = from == 0 && end == text.length();
            if (!self && end - from > 1 && edges.allow(from, end)) {
              passing(spelling, inner.own(), end == text.length(), found);
            }
          };
      sounds.from(sound, start, hit);
      exact.from(text, start, hit);
    }
    return found;
  }

  private static void passing(
      Spelling spelling, List<Meaning> inner, boolean last, List<Meaning> found) {
    var own = spelling.own();
    boolean topic = own.stream().anyMatch(Meaning.Concept.class::isInstance);
    boolean place = own.stream().anyMatch(Meaning.Place.class::isInstance);
    boolean cue = own.stream().anyMatch(Meaning.Cue.class::isInstance);
    boolean filler = own.stream().allMatch(Meaning.Filler.class::isInstance);
    inner.stream()
        .filter(meaning -> passes(meaning, topic, place, last))
        .filter(meaning -> !filler || !isDeed(meaning))
        .filter(meaning -> !spelling.isForm() || !(meaning instanceof Meaning.Cue))
        .filter(meaning -> !cue || !isVerb(meaning))
        .forEach(found::add);
  }

  /** A longer cue was written down because its verb means something else there. */
  private static boolean isVerb(Meaning meaning) {
    return meaning instanceof Meaning.Cue(var tag) && (DEEDS.contains(tag) || tag.equals(Cues.CAN));
  }

  /** What somebody can do or give: チラシを拝見 offers neither design nor leaflets. */
  private static boolean isDeed(Meaning meaning) {
    return meaning instanceof Meaning.Skill || meaning instanceof Meaning.Trait;
  }

  private static boolean passes(Meaning meaning, boolean topic, boolean place, boolean last) {
    return switch (meaning) {
      case Meaning.Concept ignored -> place ? last : !topic;
      case Meaning.Skill ignored -> !topic && !place;
      case Meaning.Trait(var slot, var value) ->
          slot.equals("accessibility") || (!topic && !place && slot.equals("resource"));
      case Meaning.People(var code, var speaker) -> topic && speaker;
      case Meaning.Cue(var tag) when place -> false;
      case Meaning.Cue(var tag) ->
          (topic ? DEEDS : VERBS).contains(tag) || (last && NOUNS.contains(tag));
      default -> false;
    };
  }
}
