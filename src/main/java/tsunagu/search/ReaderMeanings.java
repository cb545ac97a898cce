package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** The dictionaries of a reader of wishes. Thread-safe. */
final class ReaderMeanings implements Meanings {
  private final WishReader reader;
  private volatile Set<String> people;

  ReaderMeanings(WishReader reader) {
    this.reader = reader;
    this.people = people(reader);
  }

  private static Set<String> people(WishReader reader) {
    return reader.conceptIds().stream().filter(reader::isPeople).collect(Collectors.toSet());
  }

  @Override
  public void renew() {
    people = people(reader);
  }

  @Override
  public Wish understand(String word, LocalDate today) {
    return reader.understand(word, today);
  }

  @Override
  public List<String> concepts(String text) {
    return reader.concepts(text);
  }

  @Override
  public Set<String> all() {
    return reader.conceptIds();
  }

  @Override
  public List<String> surfaces(String concept) {
    return reader.surfaces(concept);
  }

  @Override
  public String broader(String concept) {
    return WishReader.broader(concept);
  }

  @Override
  public String kind(String concept, String word) {
    return reader.kind(concept, word);
  }

  @Override
  public boolean apart(String concept) {
    return reader.isApart(concept);
  }

  @Override
  public boolean people(String concept) {
    return people.contains(broader(concept));
  }

  @Override
  public boolean holiday(LocalDate day) {
    return reader.isHoliday(day);
  }
}
