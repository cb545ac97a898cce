package tsunagu.wish;

import java.util.Optional;

/**
 * A sentence in which one letter stands for each thing the dictionaries know, so that what is said
 * of one topic is known of all: 和太鼓を教えてくれる人 and 手話を教えてくれる人 both are HTを教えてくれる人 or nearly so. Folded
 * text has no capitals, so the letters cannot be mistaken for words.
 */
final class Outline {
  /** The wish stands at the end of a long story. */
  private static final int LONGEST = 300;

  private static final char START = '^';
  private static final char END = '$';

  private final String text;
  private final StringBuilder out = new StringBuilder();

  private Outline(String text) {
    this.text = text;
  }

  static String of(Sentence sentence) {
    var outline = new Outline(sentence.text());
    int at = 0;
    for (var token : sentence.left()) {
      char letter = token.start() < at ? 0 : letter(token);
      if (letter != 0) {
        outline.words(at, token.start());
        outline.out.append(letter);
        outline.noun(token);
        at = token.end();
      }
    }
    outline.words(at, outline.text.length());
    var all = outline.out;
    return START + all.substring(Math.max(0, all.length() - LONGEST)) + END;
  }

  /** What stands between, without blanks; a number is as good as another. */
  private void words(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Script.of(c) == Script.DIGIT) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != 'N') {
          out.append('N');
        }
      } else if (c == '\n') {
        out.append('。');
      } else if (c != ' ') {
        out.append(c);
      }
    }
  }

  /** 手話サークル is a topic and a group as well. */
  private void noun(Token token) {
    if (token.as(Meaning.Concept.class).isEmpty() && token.as(Meaning.Skill.class).isEmpty()) {
      return;
    }
    if (token.cue(Cues.EVENT)) {
      out.append('E');
    } else if (token.cue(Cues.GROUP)) {
      out.append('K');
    } else if (token.cue(Cues.VOLUNTEER)) {
      out.append('V');
    }
  }

  private static char letter(Token token) {
    if (token.as(Meaning.Place.class).isPresent() || token.as(Meaning.City.class).isPresent()) {
      return 'W';
    }
    if (token.as(Meaning.Day.class).isPresent()) {
      return 'D';
    }
    var skill = token.as(Meaning.Skill.class);
    if (skill.isPresent()) {
      return skill.get().job() ? 'J' : 'S';
    }
    var concept = token.as(Meaning.Concept.class);
    if (concept.isPresent()) {
      return topic(concept.get());
    }
    var resource = resource(token);
    if (resource.isPresent()) {
      return switch (resource.get()) {
        case "物" -> 'G';
        case "場" -> 'R';
        default -> 'M';
      };
    }
    boolean people = token.as(Meaning.People.class).isPresent();
    return people && token.as(Meaning.Cue.class).isEmpty() ? 'P' : 0;
  }

  private static char topic(Meaning.Concept concept) {
    if (concept.people()) {
      return 'P';
    }
    if (concept.helping()) {
      return 'L';
    }
    boolean hobby = !concept.fields().isEmpty() && concept.fields().getFirst() == Clues.HOBBY;
    return hobby ? 'H' : 'T';
  }

  private static Optional<String> resource(Token token) {
    return token.meanings().stream()
        .filter(Meaning.Trait.class::isInstance)
        .map(Meaning.Trait.class::cast)
        .filter(trait -> trait.slot().equals("resource"))
        .map(Meaning.Trait::value)
        .findFirst();
  }
}
