package tsunagu.wish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A folded text cut into what the dictionaries know, and which of it a pass has eaten. */
final class Sentence {
  private final String text;
  private final List<Token> tokens;
  private final BitSet eaten = new BitSet();
  private final BitSet favours;
  private final Map<String, Integer> signs;

  private Sentence(String text, List<Token> tokens, BitSet favours, Map<String, Integer> signs) {
    this.text = text;
    this.tokens = tokens;
    this.favours = favours;
    this.signs = signs;
  }

  /** Cuts a text so that the known surfaces cover it with the longest pieces. */
  static Sentence cut(String text, Surfaces surfaces, List<Boundaries.Word> words) {
    var sound = Fold.sound(text);
    var edges = new Edges(text, words);
    int n = text.length();
    var numbers = new Token[n];
    for (var token : Numbers.in(text)) {
      numbers[token.start()] = token;
    }
    var best = new long[n + 1];
    var choice = new Token[n + 1];
    for (int i = n - 1; i >= 0; i--) {
      int start = i;
      best[i] = best[i + 1];
      surfaces.from(
          text,
          sound,
          i,
          (end, meanings) -> {
            if (edges.allow(start, end)) {
              consider(new Token(start, end, meanings), best, choice);
            }
          });
      if (numbers[i] != null) {
        consider(numbers[i], best, choice);
      }
    }
    var tokens = new ArrayList<Token>();
    for (int i = 0; i < n; i = choice[i] == null ? i + 1 : choice[i].end()) {
      if (choice[i] != null) {
        tokens.add(choice[i]);
        var hidden = hidden(choice[i], text, sound, surfaces, edges);
        if (hidden != null) {
          tokens.add(hidden);
        }
      }
    }
    return new Sentence(
        text, List.copyOf(tokens), tails(sound, surfaces), signs(sound, surfaces, topics(tokens)));
  }

  /** A verb that begins inside a topic and goes on behind it: 弁当を作りたい holds 弁当を作 and 作りたい. */
  private static @Nullable Token hidden(
      Token topic, String text, String sound, Surfaces surfaces, Edges edges) {
    if (topic.as(Meaning.Concept.class).isEmpty() && topic.as(Meaning.Skill.class).isEmpty()) {
      return null;
    }
    var found = new Token[1];
    for (int i = topic.start() + 1; i < topic.end() && found[0] == null; i++) {
      int start = i;
      surfaces.from(
          text,
          sound,
          i,
          (end, meanings) -> {
            var cues = meanings.stream().filter(Sentence::standsAlone).toList();
            if (end > topic.end() && !cues.isEmpty() && edges.allow(start, end)) {
              found[0] = new Token(start, end, cues);
            }
          });
    }
    return found[0];
  }

  private static boolean standsAlone(Meaning meaning) {
    return (meaning instanceof Meaning.Cue(var tag) && !tag.equals(Cues.NEGATION))
        || (meaning instanceof Meaning.People(var code, var speaker) && speaker);
  }

  private static BitSet tails(String sound, Surfaces surfaces) {
    var found = new BitSet();
    for (int i = 0; i < sound.length(); i++) {
      int start = i;
      surfaces.tails(sound, i, (end, meanings) -> found.set(start, end));
    }
    return found;
  }

  /** Weak signs; one of kana alone within a topic or a place stands there by accident. */
  private static Map<String, Integer> signs(String sound, Surfaces surfaces, BitSet topics) {
    var found = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < sound.length(); i++) {
      int start = i;
      boolean kana = Script.of(sound.charAt(i)).isKana();
      surfaces.signs(
          sound,
          i,
          (end, tags) -> {
            if (!kana || topics.nextClearBit(start) < end) {
              tags.forEach(tag -> found.merge(tag, end, Math::max));
            }
          });
    }
    return found;
  }

  private static BitSet topics(List<Token> tokens) {
    var covered = new BitSet();
    for (var token : tokens) {
      if (token.as(Meaning.Concept.class).isPresent()
          || token.as(Meaning.Skill.class).isPresent()
          || token.as(Meaning.Place.class).isPresent()) {
        covered.set(token.start(), token.end());
      }
    }
    return covered;
  }

  private static void consider(Token token, long[] best, Token[] choice) {
    long length = token.length();
    long worth = length * length * 4 - (token.isFiller() ? 1 : 0) + best[token.end()];
    if (worth > best[token.start()]) {
      best[token.start()] = worth;
      choice[token.start()] = token;
    }
  }

  String text() {
    return text;
  }

  String surface(Token token) {
    return text.substring(token.start(), token.end());
  }

  /** The weak signs of the text, and where the last of each ends. */
  Map<String, Integer> signs() {
    return signs;
  }

  /** Whether somebody is asked to do something (てくれる, てほしい). */
  boolean asksFavour() {
    return !favours.isEmpty();
  }

  /** Whether a verb is what others are asked to do: 手伝ってくれる. */
  boolean isAskedOfOthers(Token token) {
    int next = favours.nextSetBit(token.start());
    return next >= 0 && next <= token.end() + 1;
  }

  /** What lies between two tokens, without blanks. */
  String between(Token left, Token right) {
    return left.end() >= right.start()
        ? ""
        : text.substring(left.end(), right.start()).replace(" ", "");
  }

  boolean followedBy(Token token, String words) {
    int i = token.end();
    for (int k = 0; k < words.length(); i++) {
      if (i >= text.length()) {
        return false;
      }
      if (text.charAt(i) == words.charAt(k)) {
        k++;
      } else if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }

  /** All tokens that no pass has eaten, in the order of the text. */
  List<Token> left() {
    return tokens.stream().filter(token -> !eaten.get(token.start())).toList();
  }

  List<Token> tokens() {
    return tokens;
  }

  List<Token> left(Predicate<Token> which) {
    return tokens.stream().filter(token -> !eaten.get(token.start())).filter(which).toList();
  }

  List<Token> left(Class<? extends Meaning> type) {
    return left(token -> token.as(type).isPresent());
  }

  void eat(Token token) {
    eaten.set(token.start(), token.end());
  }

  boolean isEaten(int start, int end) {
    int next = eaten.nextSetBit(start);
    return next >= 0 && next < end;
  }

  void eat(int start, int end) {
    eaten.set(start, end);
  }
}
