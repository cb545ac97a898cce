package tsunagu.flow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who mistook a letter or two. */
final class Near {
  private static final int MOST = 2;

  private Near() {}

  /** The nearest name that differs by at most two letters, and by less than half of them. */
  static Optional<String> to(String written, Collection<String> names) {
    int most = Math.min(MOST, (written.length() - 1) / 2);
    return names.stream()
        .filter(name -> apart(written, name) <= most)
        .min(Comparator.comparingInt((String name) -> apart(written, name)).thenComparing(n -> n));
  }

  /** How many letters must be put in, left out or changed. */
  private static int apart(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
