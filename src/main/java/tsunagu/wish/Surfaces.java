package tsunagu.wish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final Trie<Meaning> sounds = new Trie<>();
  private final Trie<Meaning> exact = new Trie<>();
  private final Trie<Meaning> tails = new Trie<>();
  private final Trie<String> signs = new Trie<>();
  private final Map<String, Set<Meaning>> all = new LinkedHashMap<>();
  private final Set<String> forms = new HashSet<>();

  /** A form of a verb: what stands inside it by accident says nothing. */
  void putForm(String form, Meaning meaning) {
    forms.add(Fold.text(form));
    put(form, meaning);
  }

  void put(String word, Meaning meaning) {
    var text = Fold.text(word);
    if (meaning instanceof Meaning.Cue(var tag) && tag.equals(Cues.FAVOUR)) {
      tails.put(Fold.sound(text), meaning);
      return;
    }
    if (meaning instanceof Meaning.Cue(var tag) && Cues.SIGNS.contains(tag)) {
      signs.put(Fold.sound(text), tag);
      return;
    }
    all.computeIfAbsent(text, key -> new LinkedHashSet<>()).add(meaning);
    if (text.length() <= SHORT && isKatakana(text)) {
      exact.put(text, meaning);
    } else {
      sounds.put(Fold.sound(text), meaning);
    }
  }

  private static boolean isKatakana(String text) {
    return text.chars().allMatch(c -> Script.of((char) c) == Script.KATAKANA);
  }

  /** What slips of the surfaces may be mended to; verbs are left out, they have too many forms. */
  Slips slips() {
    var slips = new Slips();
    all.forEach((surface, meanings) -> {
      if (!forms.contains(surface)) {
        slips.put(surface, meanings);
      }
    });
    return slips;
  }

  /** Whether a surface is exactly this word in kana. */
  boolean knows(String kana) {
    var whole = new boolean[1];
    var sound = Fold.sound(kana);
    sounds.from(
        sound,
        0,
        (end, meanings) ->
            whole[0] |=
                end == sound.length()
                    && meanings.stream().anyMatch(m -> !(m instanceof Meaning.Filler)));
    return whole[0];
  }

  /** Every surface that begins at a place of a text. */
  void from(String text, String sound, int start, Trie.Hit<Meaning> hit) {
    sounds.from(sound, start, hit);
    exact.from(text, start, hit);
  }

  /** Polite tails that begin at a place. */
  void tails(String sound, int start, Trie.Hit<Meaning> hit) {
    tails.from(sound, start, hit);
  }

  /** Weak signs that begin at a place; they hide nothing and nothing hides them. */
  void signs(String sound, int start, Trie.Hit<String> hit) {
    signs.from(sound, start, hit);
  }

  /**
   * Gives each surface what the surfaces inside it mean, for the longest one hides them: うちの町内会
   * still is about 町内会. Called once, after everything was put.
   */
  void inherit() {
    Map<String, List<Meaning>> more = new LinkedHashMap<>();
    for (var entry : all.entrySet()) {
      var found = new ArrayList<Meaning>();
      if (entry.getValue().stream().noneMatch(Meaning.Tongue.class::isInstance)) {
        inner(entry.getKey(), entry.getValue(), found);
      }
      if (!found.isEmpty()) {
        more.put(entry.getKey(), found);
      }
    }
    more.forEach((surface, meanings) -> meanings.forEach(meaning -> put(surface, meaning)));
  }

  private void inner(String surface, Set<Meaning> own, List<Meaning> found) {
    boolean topic = own.stream().anyMatch(Meaning.Concept.class::isInstance);
    boolean place = own.stream().anyMatch(Meaning.Place.class::isInstance);
    boolean form = forms.contains(surface);
    boolean cue = own.stream().anyMatch(Meaning.Cue.class::isInstance);
    boolean filler = own.stream().allMatch(Meaning.Filler.class::isInstance);
    var sound = Fold.sound(surface);
    var edges = new Edges(surface, List.of());
    for (int start = 0; start < surface.length(); start++) {
      int from = start;
      from(
          surface,
          sound,
          start,
          (end, meanings) -> {
            boolean self = from == 0 && end == surface.length();
            boolean last = end == surface.length();
            if (!self && end - from > 1 && edges.allow(from, end)) {
              meanings.stream()
                  .filter(meaning -> passes(meaning, topic, place, last))
                  .filter(meaning -> !filler || !isDeed(meaning))
                  .filter(meaning -> !form || !(meaning instanceof Meaning.Cue))
                  .filter(meaning -> !cue || !isVerb(meaning))
                  .forEach(found::add);
            }
          });
    }
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
