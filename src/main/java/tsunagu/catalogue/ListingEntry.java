package tsunagu.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import tsunagu.catalogue.Catalogue.Finding;
import tsunagu.catalogue.Listing.Kind;
import tsunagu.catalogue.Listing.Project;
import tsunagu.catalogue.Listing.Source;
import tsunagu.catalogue.Listing.Status;
import tsunagu.catalogue.Listing.Terms;
import tsunagu.catalogue.Listing.Text;
import tsunagu.catalogue.Listing.When;
import tsunagu.catalogue.Listing.Where;
import tsunagu.catalogue.Listing.Who;

/** One listing of a YAML file, or the words that a YAML file adds to an event of a CSV file. */
final class ListingEntry {
  /** Marks a sample in Japanese; also the way a sample is recognised. */
  static final String SAMPLE = "【見本】";

  private static final String SAMPLE_EASY = "【見本（みほん）】";
  private static final String SAMPLE_EN = "[Sample]";
  private static final String ALL = "all";
  private static final Set<String> PROJECT = Set.of("deliverable", "hours", "weeks");
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "title-easy",
          "title-en",
          "summary-easy",
          "summary-en",
          "fields",
          "audience",
          "skills",
          "languages",
          "accessibility",
          "age-min",
          "age-max",
          "beginner",
          "one-day",
          "organisation",
          "checked");
  private static final Set<String> ALL_KEYS =
      with(
          WORDS,
          "title",
          "summary",
          "body",
          "organiser",
          "wards",
          "venue",
          "address",
          "latitude",
          "longitude",
          "online",
          "dates",
          "regularly",
          "note",
          "apply-by",
          "categories",
          "project",
          "fee",
          "free",
          "capacity",
          "apply",
          "status",
          "url");
  private static final Set<String> AUDIENCES =
      Set.of(
          "child",
          "teen",
          "student",
          "parent",
          "senior",
          "disabled",
          "foreign_resident",
          "company",
          "npo",
          "neighbourhood_association",
          "founder",
          "worker",
          "carer");
  private static final Set<String> SKILLS =
      IntStream.rangeClosed(1, 17)
          .mapToObj(number -> "PB%02d".formatted(number))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> LANGUAGES =
      Set.of("ja", "ja-easy", "en", "zh", "ko", "pt", "tl", "vi", "es");
  private static final Set<String> PLACES =
      with(
          Arrays.stream(Ward.values()).map(ward -> ward.ja).collect(Collectors.toSet()),
          Ward.ONLINE,
          Ward.OUTSIDE,
          ALL);
  private static final Set<String> STATUSES =
      Arrays.stream(Status.values())
          .map(status -> status.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Entry entry;

  private ListingEntry(Entry entry) {
    this.entry = entry;
  }

  private static Set<String> with(Set<String> some, String... more) {
    var all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /** A listing of its own. */
  static Listing of(String file, Node node, Kind kind, Source source, List<Finding> findings) {
    var entry = Entry.of(file, node, ALL_KEYS, findings);
    var listing = new ListingEntry(entry).over(blank(kind, source));
    check(entry, listing);
    return listing;
  }

  /** What a file of words says of an event of the CSV file beside it. */
  record Words(String id, Entry entry) {
    /** Reads one. */
    static Words of(String file, Node node, List<Finding> findings) {
      var entry = Entry.of(file, node, WORDS, findings);
      return new Words(entry.required("id", 40, ""), entry);
    }

    /** The event with these words. */
    Listing over(Listing event) {
      var listing = new ListingEntry(entry).over(event);
      check(entry, listing);
      return listing;
    }
  }

  private static Listing blank(Kind kind, Source source) {
    return new Listing(
        "",
        kind,
        new Text("", "", "", "", "", "", "", ""),
        new Where(List.of(), "", "", null, null, false),
        new When(List.of(), "", "", null),
        new Who(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("ja"),
            List.of(),
            null,
            null,
            false,
            false),
        null,
        new Terms("", null, "", "", null),
        Status.OPEN,
        source,
        false);
  }

  private Listing over(Listing base) {
    var text = text(base.text());
    return new Listing(
        entry.required("id", 40, base.id()),
        base.kind(),
        text,
        where(base.where()),
        when(base.when()),
        who(base.who()),
        project(base.project()),
        terms(base.terms()),
        status(base.status()),
        source(base.source()),
        text.title().startsWith(SAMPLE));
  }

  private Text text(Text base) {
    return new Text(
        entry.required("title", 60, base.title()),
        entry.required("title-easy", 100, base.titleEasy()),
        entry.required("title-en", 100, base.titleEn()),
        entry.required("summary", 120, base.summary()),
        entry.required("summary-easy", 300, base.summaryEasy()),
        entry.required("summary-en", 300, base.summaryEn()),
        entry.text("body", 1000, base.body()),
        entry.required("organiser", 60, base.organiser()));
  }

  private Where where(Where base) {
    var named = entry.words("wards", PLACES, base.wards());
    return new Where(
        named.stream().filter(ward -> !ward.equals(ALL)).toList(),
        entry.text("venue", 60, base.venue()),
        entry.text("address", 100, base.address()),
        entry.degrees("latitude", 20, 46, base.latitude()),
        entry.degrees("longitude", 122, 154, base.longitude()),
        Boolean.TRUE.equals(entry.truth("online", base.online())));
  }

  private When when(When base) {
    return new When(
        entry.has("dates") ? Dates.of(entry) : base.occurrences(),
        entry.text("regularly", 60, base.regularly()),
        entry.text("note", 200, base.note()),
        entry.day("apply-by", base.applyBy()));
  }

  private Who who(Who base) {
    return new Who(
        entry.numbers("fields", 1, 20, base.fields()),
        entry.words("categories", Set.of(), base.categories()),
        entry.words("audience", AUDIENCES, base.audience()),
        entry.words("skills", SKILLS, base.skills()),
        entry.words("languages", LANGUAGES, base.languages()),
        entry.words("accessibility", Set.of(), base.accessibility()),
        entry.number("age-min", 0, 120, base.ageMin()),
        entry.number("age-max", 0, 120, base.ageMax()),
        Boolean.TRUE.equals(entry.truth("beginner", base.beginner())),
        Boolean.TRUE.equals(entry.truth("one-day", base.oneDay())));
  }

  private @Nullable Project project(@Nullable Project base) {
    if (!entry.has("project")) {
      return base;
    }
    var project = entry.within("project", PROJECT);
    var hours = project.number("hours", 1, 1000, null);
    var weeks = project.number("weeks", 1, 104, null);
    if (hours == null || weeks == null) {
      project.wrong("a project needs \"hours\" and \"weeks\"");
      return base;
    }
    return new Project(project.required("deliverable", 60, ""), hours, weeks);
  }

  private Terms terms(Terms base) {
    var organisation = entry.text("organisation", 40, "");
    if (!organisation.isEmpty() && !organisation.matches("[A-Z]+(-[A-Z0-9]+)*(-[a-z]+)?")) {
      entry.wrong("organisation", "\"organisation\" must be an id such as IO-01");
    }
    return new Terms(
        entry.text("fee", 100, base.fee()),
        entry.truth("free", base.free()),
        entry.text("capacity", 60, base.capacity()),
        entry.text("apply", 200, base.apply()),
        organisation.isEmpty() ? base.organisation() : organisation);
  }

  private Status status(Status base) {
    var words = entry.text("status", 20, base.name().toLowerCase(Locale.ROOT));
    if (!STATUSES.contains(words)) {
      entry.wrong("status", "\"status\" must be one of " + new TreeSet<>(STATUSES));
      return base;
    }
    return Status.valueOf(words.toUpperCase(Locale.ROOT));
  }

  private Source source(Source base) {
    var checked = entry.day("checked", base.checked());
    return new Source(
        base.name(),
        entry.text("url", 1000, base.url()),
        base.licence(),
        checked == null ? base.checked() : checked);
  }

  /** What concerns more than one key. */
  private static void check(Entry entry, Listing listing) {
    if (!listing.id().matches("[a-z0-9-]{1,40}")) {
      entry.wrong("id", "\"id\" must be 1 to 40 of a-z, 0-9 and -");
    }
    if (listing.who().fields().isEmpty()) {
      entry.wrong("\"fields\" is missing; add one or more of the 20 NPO field numbers");
    }
    if (listing.kind() != Kind.EVENT && !entry.has("wards")) {
      entry.wrong("\"wards\" is missing; add the wards, or [all] for all over the city");
    }
    if (listing.when().occurrences().isEmpty()
        && listing.when().regularly().isEmpty()
        && listing.kind() != Kind.PROBONO) {
      entry.wrong("\"dates\" or \"regularly\" is missing; say when it is");
    }
    if ((listing.kind() == Kind.PROBONO) != (listing.project() != null)) {
      entry.wrong("\"project\" belongs to a probono listing, and to no other");
    }
    if (listing.sample()) {
      marked(entry, "title-easy", listing.text().titleEasy(), SAMPLE_EASY);
      marked(entry, "title-en", listing.text().titleEn(), SAMPLE_EN);
    }
  }

  private static void marked(Entry entry, String key, String title, String mark) {
    if (!title.startsWith(mark)) {
      entry.wrong(key, "the \"" + key + "\" of a sample must begin with " + mark);
    }
  }
}
