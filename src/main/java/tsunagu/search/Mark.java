package tsunagu.search;

import java.util.TreeSet;

/** What an index was written with: the shape of its documents, and the dictionaries. */
final class Mark {
  /** Raised with every change of what {@link Sheet} or {@link Chains} write. */
  private static final int SHAPE = 4;

  private Mark() {}

  static String of(Meanings meanings) {
    long hash = 7;
    for (var concept : new TreeSet<>(meanings.all())) {
      hash = 31 * hash + concept.hashCode();
      for (var surface : meanings.surfaces(concept)) {
        hash = 31 * hash + surface.hashCode();
        hash = 31 * hash + meanings.kind(concept, surface).hashCode();
      }
    }
    return SHAPE + "-" + Long.toHexString(hash);
  }
}
