package tsunagu.referral;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsunagu.wish.Wish;

/** The organisations, and which of them can take a wish further. Immutable. */
public final class Organisations {
  private Organisations() {}

  /**
   * The organisations of a folder.
   *
   * @param indexData the folder {@code index-data}
   * @throws IllegalArgumentException naming file, line and remedy of every wrong record
   */
  public static Organisations of(Path indexData) {
    throw new UnsupportedOperationException("being built");
  }

  /** The organisation of an id. */
  public Optional<Organisation> find(String id) {
    throw new UnsupportedOperationException("being built");
  }

  /** All of them, in the order of the file. */
  public List<Organisation> list() {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Who can take a wish further, best first, at most three; empty only for wishes nobody should be
   * offered for (safety).
   *
   * @param explicit the listing's own organisation; may be empty
   */
  public List<Route> route(Wish wish, String explicit) {
    throw new UnsupportedOperationException("being built");
  }

  /** Public helplines for what comes before any search, in order. */
  public List<Helpline> helplines(Wish.Safety safety) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * One offered organisation.
   *
   * @param organisation the one named to the resident
   * @param receiver the one the referral goes to
   * @param reason why, by language code
   */
  public record Route(
      Organisation organisation, Organisation receiver, Map<String, String> reason) {
    public Route {
      reason = Map.copyOf(reason);
    }
  }

  /** A public helpline; names, hours and hints by language code. */
  public record Helpline(
      Map<String, String> name, String phone, Map<String, String> hours, String url) {
    public Helpline {
      name = Map.copyOf(name);
      hours = Map.copyOf(hours);
    }
  }
}
