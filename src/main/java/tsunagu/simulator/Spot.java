package tsunagu.simulator;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a request body at which something can be found wrong. */
record Spot(String path, List<Problem> problems) {
  /** A letter as people count them: an emoji family or a flag is one. */
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** The place of a property here. */
  Spot in(String name) {
    return new Spot(path.isEmpty() ? name : path + "." + name, problems);
  }

  /** The place of the n-th thing here, from 0. */
  Spot at(int index) {
    return new Spot(path + "[" + index + "]", problems);
  }

  void wrong(String message) {
    problems.add(new Problem(path, message));
  }

  /** Demands that something stands here. */
  void needs(@Nullable Object value) {
    if (value == null || value.toString().isEmpty()) {
      wrong("May not be empty");
    }
  }

  /** Demands at most this many UTF-16 units; nothing at all is fine. */
  void units(@Nullable String value, int most) {
    if (value != null && value.length() > most) {
      wrong("Length must be between 1 and " + most);
    }
  }

  /** Demands at most this many grapheme clusters; nothing at all is fine. */
  void letters(@Nullable String value, int most) {
    if (value != null && GRAPHEME.matcher(value).results().count() > most) {
      wrong("Length must be between 1 and " + most);
    }
  }

  /** Demands a form; nothing at all is fine. */
  void form(@Nullable Object value, Pattern form) {
    if (value != null && !form.matcher(value.toString()).matches()) {
      wrong("Invalid value");
    }
  }

  /** Demands that many things, then looks at each. */
  <T> void each(@Nullable List<T> values, int least, int most, BiConsumer<T, Spot> look) {
    List<T> all = values == null ? List.of() : values;
    if (all.size() < least || all.size() > most) {
      wrong("Size must be between " + least + " and " + most);
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == null) {
        at(i).wrong("May not be empty");
      } else {
        look.accept(all.get(i), at(i));
      }
    }
  }
}
