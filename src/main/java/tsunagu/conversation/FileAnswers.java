package tsunagu.conversation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tsunagu.catalogue.Catalogue;
import tsunagu.flow.Lookup;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Manner;
import tsunagu.referral.Organisations;
import tsunagu.search.Search;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/**
 * Answers the engine from the files of a folder, for someone who has no introductions: what {@code
 * talk} and stories with a real search speak with. Touches no Redis. Thread-safe.
 */
public final class FileAnswers implements Lookup, AutoCloseable {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final LocalTime OPENING = LocalTime.of(9, 0);

  private final Answers.Sources sources;

  private FileAnswers(Answers.Sources sources) {
    this.sources = sources;
  }

  /** From these sources, for nobody in particular. */
  static FileAnswers of(Answers.Sources sources) {
    return new FileAnswers(sources);
  }

  /**
   * Reads the files and indexes them in memory.
   *
   * @param today on which listings are still open
   */
  public static FileAnswers of(Path indexData, LocalDate today) {
    var reader = WishReader.of(indexData, Search.boundaries());
    var catalogue = Catalogue.of(indexData, today);
    return new FileAnswers(
        new Answers.Sources(
            reader,
            Search.over(catalogue, reader),
            catalogue,
            Organisations.of(indexData),
            new NoReferrals(),
            OfferedSkills.none()));
  }

  private Answers on(LocalDate day) {
    return new Answers(sources, State.start(), day.atTime(OPENING).atZone(HERE).toInstant());
  }

  /** For what does not depend on the day. */
  private Answers anyDay() {
    return on(LocalDate.EPOCH);
  }

  @Override
  public Wish understand(String text, LocalDate today) {
    return sources.reader().understand(text, today);
  }

  @Override
  public Finds search(Wish wish, LocalDate today, Manner manner) {
    return on(today).search(wish, today, manner);
  }

  @Override
  public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
    return on(today).offer(listing, wish, today, manner);
  }

  @Override
  public List<Desk> desks(Wish wish, String listing, Manner manner) {
    return anyDay().desks(wish, listing, manner);
  }

  @Override
  public List<Card> helplines(Wish.Safety safety, Manner manner) {
    return anyDay().helplines(safety, manner);
  }

  @Override
  public List<Introduction> introductions(Manner manner) {
    return List.of();
  }

  @Override
  public Optional<String> wardAt(double latitude, double longitude) {
    return anyDay().wardAt(latitude, longitude);
  }

  @Override
  public List<Other> pieces(Wish wish, Manner manner) {
    return anyDay().pieces(wish, manner);
  }

  @Override
  public List<Other> instead(Wish wish, LocalDate today, Manner manner) {
    return on(today).instead(wish, today, manner);
  }

  @Override
  public Optional<Need> need(Wish wish, LocalDate today, Manner manner) {
    return on(today).need(wish, today, manner);
  }

  @Override
  public void close() {
    sources.search().close();
  }
}
