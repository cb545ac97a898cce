package tsunagu.wish;

import java.util.List;
import java.util.Optional;

/** A stretch of the text that a dictionary knows. */
record Token(int start, int end, List<Meaning> meanings) {
  Token {
    meanings = List.copyOf(meanings);
  }

  <M extends Meaning> Optional<M> as(Class<M> type) {
    for (var meaning : meanings) {
      if (type.isInstance(meaning)) {
        return Optional.of(type.cast(meaning));
      }
    }
    return Optional.empty();
  }

  boolean cue(String tag) {
    for (var meaning : meanings) {
      if (meaning instanceof Meaning.Cue(var found) && found.equals(tag)) {
        return true;
      }
    }
    return false;
  }

  boolean isFiller() {
    for (var meaning : meanings) {
      if (!(meaning instanceof Meaning.Filler)) {
        return false;
      }
    }
    return true;
  }

  int length() {
    return end - start;
  }
}
