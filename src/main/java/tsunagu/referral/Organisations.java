package tsunagu.referral;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tsunagu.wish.Wish;

/** The organisations, and which of them can take a wish further. Immutable. */
public final class Organisations {
  private final List<Organisation> organisations;
  private final Map<Wish.Safety, List<Helpline>> helplines;
  private final Routing routing;

  private Organisations(OrganisationFile file, HelplineFile lines) {
    organisations = List.copyOf(file.list());
    helplines = Map.copyOf(lines.helplines());
    routing = new Routing(file);
  }

  /**
   * The organisations of a folder.
   *
   * @param indexData the folder {@code index-data}
   * @throws IllegalArgumentException naming file, line and remedy of every wrong record
   */
  public static Organisations of(Path indexData) {
    var file = new OrganisationFile(indexData);
    var lines = new HelplineFile(indexData);
    var problems = new ArrayList<>(file.read());
    problems.addAll(lines.read());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new Organisations(file, lines);
  }

  /** The organisation of an id. */
  public Optional<Organisation> find(String id) {
    return organisations.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** All of them, in the order of the file. */
  public List<Organisation> list() {
    return organisations;
  }

  /**
   * Who can take a wish further, best first, at most three; empty only for wishes nobody should be
   * offered for (safety).
   *
   * @param explicit the listing's own organisation; may be empty
   */
  public List<Route> route(Wish wish, String explicit) {
    return routing.route(wish, explicit);
  }

  /** Public helplines for what comes before any search, in order; mostly none. */
  public List<Helpline> helplines(Wish.Safety safety) {
    return helplines.getOrDefault(safety, List.of());
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

    /** Why, in a language, or in Japanese. */
    public String reason(String language) {
      return reason.getOrDefault(language, reason.getOrDefault("ja", ""));
    }
  }

  /**
   * A public helpline.
   *
   * @param name what it is and for whom, by language code
   * @param phone as it is dialled, such as {@code 0120-279-338} or {@code #7119}
   * @param hours when and at what cost, by language code
   * @param url where it says so itself
   */
  public record Helpline(
      Map<String, String> name, String phone, Map<String, String> hours, String url) {
    public Helpline {
      name = Map.copyOf(name);
      hours = Map.copyOf(hours);
    }
  }
}
