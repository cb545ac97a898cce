package tsunagu.wish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what differs from a word by one letter at most, without comparing it with all: each is kept
 * under its own hash and under those of all it becomes with one letter less. A few that are farther
 * away may be found too. Written once, then only read.
 */
final class Neighbours<T> {
  private final List<T> all = new ArrayList<>();
  private int[] heads = new int[1 << 10];
  private int[] tails = new int[heads.length];
  private int[] hashes = new int[heads.length];
  private int[] owners = new int[heads.length];
  private int[] next = new int[heads.length];
  private int kept;

  void put(String word, T item) {
    all.add(item);
    for (int hash : hashes(word)) {
      keep(hash, all.size() - 1);
    }
  }

  /** Those near a word: under its own hash first, then in the order of the letters left out. */
  List<T> of(String word) {
    var found = new ArrayList<T>();
    for (int hash : hashes(word)) {
      for (int i = heads[place(hash)]; i != 0; i = next[i]) {
        if (hashes[i] == hash) {
          found.add(all.get(owners[i]));
        }
      }
    }
    return found;
  }

  private int place(int hash) {
    return (hash ^ hash >>> 15) & heads.length - 1;
  }

  private void keep(int hash, int owner) {
    kept++;
    if (kept == hashes.length) {
      widen();
    }
    hashes[kept] = hash;
    owners[kept] = owner;
    link(kept);
  }

  private void link(int i) {
    int place = place(hashes[i]);
    if (heads[place] == 0) {
      heads[place] = i;
    } else {
      next[tails[place]] = i;
    }
    tails[place] = i;
  }

  private void widen() {
    hashes = Arrays.copyOf(hashes, kept * 2);
    owners = Arrays.copyOf(owners, kept * 2);
    heads = new int[kept * 2];
    tails = new int[kept * 2];
    next = new int[kept * 2];
    for (int i = 1; i < kept; i++) {
      link(i);
    }
  }

  /** The hash of a word, and those of the word with each of its letters left out. */
  private static int[] hashes(String word) {
    int n = word.length();
    var hashes = new int[n + 1];
    hashes[0] = word.hashCode();
    var before = new int[n + 1];
    for (int i = 0; i < n; i++) {
      before[i + 1] = before[i] * 31 + word.charAt(i);
    }
    int behind = 0;
    int power = 1;
    for (int i = n - 1; i >= 0; i--) {
      hashes[i + 1] = before[i] * power + behind;
      behind += word.charAt(i) * power;
      power *= 31;
    }
    return hashes;
  }
}
