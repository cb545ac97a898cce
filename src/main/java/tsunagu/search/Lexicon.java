package tsunagu.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.jspecify.annotations.Nullable;

/**
 * Words that could have been meant, by how they sound: what concepts are called, and the words of
 * titles. Thread-safe.
 */
final class Lexicon {
  private static final int MOST_TERMS = 20_000;
  private static final int SHORTEST = 3;

  /** A word as long as this may hold two slips. */
  private static final int LONG = 6;

  private final Meanings meanings;
  private volatile @Nullable Titles titles;

  private record Titles(Object of, List<Entry> entries) {}

  Lexicon(Meanings meanings) {
    this.meanings = meanings;
  }

  /**
   * One word.
   *
   * @param concept its id, null for a word of a title
   * @param count in how many titles it stands
   */
  record Entry(String word, String sound, @Nullable String concept, int count) {}

  /** Near words of a folded word, nearest first, and of equals the more frequent. */
  List<Entry> near(String folded, IndexReader reader) throws IOException {
    var sound = Sound.ofWord(folded);
    int most = sound.length() < SHORTEST ? 0 : sound.length() < LONG ? 1 : 2;
    if (most == 0) {
      return List.of();
    }
    var distances = new LinkedHashMap<Entry, Integer>();
    for (var entry : all(reader)) {
      if (Math.abs(entry.sound().length() - sound.length()) <= most) {
        int distance = distance(entry.sound(), sound, most);
        if (distance <= most) {
          distances.put(entry, distance);
        }
      }
    }
    return distances.entrySet().stream()
        .sorted(
            Map.Entry.<Entry, Integer>comparingByValue()
                .thenComparingInt(one -> -one.getKey().count()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Entry> all(IndexReader reader) throws IOException {
    var known = titles;
    var key = reader.getReaderCacheHelper();
    Object of = key == null ? reader : key.getKey();
    if (known != null && known.of().equals(of)) {
      return known.entries();
    }
    var entries = new ArrayList<>(concepts());
    entries.addAll(titles(reader));
    titles = new Titles(of, entries);
    return entries;
  }

  private List<Entry> concepts() {
    var entries = new ArrayList<Entry>();
    for (var concept : meanings.all()) {
      for (var surface : meanings.surfaces(concept)) {
        var kind = meanings.kind(concept, surface);
        add(entries, new Entry(surface, Sound.ofWord(Fold.of(surface)), kind, 1));
      }
    }
    return entries;
  }

  private static List<Entry> titles(IndexReader reader) throws IOException {
    var counts = new LinkedHashMap<String, Integer>();
    for (var leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(Chains.TITLE);
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      for (var term = each.next(); term != null; term = each.next()) {
        counts.merge(term.utf8ToString(), each.docFreq(), Integer::sum);
      }
    }
    var entries = new ArrayList<Entry>();
    counts.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
        .limit(MOST_TERMS)
        .forEach(one ->
            add(entries, new Entry(one.getKey(), Sound.of(one.getKey()), null, one.getValue())));
    return entries;
  }

  private static void add(List<Entry> entries, Entry entry) {
    if (entry.sound().length() >= SHORTEST - 1) {
      entries.add(entry);
    }
  }

  /**
   * Slips between two sounds (Levenshtein, and two neighbours changed round); cut off above most.
   */
  static int distance(String one, String other, int most) {
    int[] before = new int[other.length() + 1];
    int[] above = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = above;
      above = row;
      row = spare;
    }
    return above[other.length()];
  }
}
