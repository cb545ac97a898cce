package tsunagu.wish;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slots of {@code traits.yaml} and how they are read from a sentence. */
final class Traits {
  static final Set<String> SLOTS =
      Set.of("one-day", "beginner", "free", "online", "accessibility", "resource", "not", "meta");

  private Traits() {}

  static @Nullable Boolean flag(Sentence sentence, String slot) {
    return values(sentence, slot).isEmpty() ? null : Boolean.TRUE;
  }

  static List<String> values(Sentence sentence, String slot) {
    return sentence.left(Meaning.Trait.class).stream()
        .flatMap(token -> token.meanings().stream())
        .filter(Meaning.Trait.class::isInstance)
        .map(Meaning.Trait.class::cast)
        .filter(trait -> trait.slot().equals(slot))
        .map(Meaning.Trait::value)
        .distinct()
        .toList();
  }
}
