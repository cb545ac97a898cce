package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** The dictionaries of a reader of wishes. */
record ReaderMeanings(WishReader reader) implements Meanings {
  @Override
  public Wish understand(String word, LocalDate today) {
    return reader.understand(word, today);
  }

  @Override
  public List<String> concepts(String text) {
    return reader.understand(text, LocalDate.EPOCH).topic().concepts();
  }

  @Override
  public Set<String> all() {
    return Set.of();
  }

  @Override
  public List<String> surfaces(String concept) {
    return List.of();
  }

  @Override
  public boolean people(String concept) {
    return false;
  }

  @Override
  public boolean holiday(LocalDate day) {
    return false;
  }
}
