package tsunagu.search;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;

/** Builds listings for tests, open and about nothing until told otherwise. */
final class Fixture {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static int count;

  private final List<Listing.Occurrence> occurrences = new ArrayList<>();
  private final List<String> wards = new ArrayList<>();
  private List<Integer> fields = List.of();
  private List<String> audience = List.of();
  private List<String> skills = List.of();
  private List<String> categories = List.of();
  private List<String> accessibility = List.of();
  private List<String> languages = List.of("ja");
  private Listing.Kind kind = Listing.Kind.VOLUNTEER;
  private Listing.Status status = Listing.Status.OPEN;
  private String title = "活動";
  private String summary = "";
  private String organiser = "";
  private String venue = "";
  private String regularly = "";
  private @Nullable LocalDate applyBy;
  private @Nullable Integer ageMin;
  private @Nullable Integer ageMax;
  private @Nullable Boolean free;
  private boolean online;
  private boolean beginner;
  private boolean oneDay;
  private LocalDate checked = TODAY.minusDays(4);
  private final String id;

  private Fixture(String id) {
    this.id = id;
  }

  static Fixture aListing() {
    return new Fixture("l-" + count++);
  }

  static Fixture aListing(String title) {
    return aListing().called(title);
  }

  Fixture called(String name) {
    title = name;
    return this;
  }

  Fixture about(String text) {
    summary = text;
    return this;
  }

  Fixture by(String name) {
    organiser = name;
    return this;
  }

  Fixture kind(Listing.Kind which) {
    kind = which;
    return this;
  }

  Fixture event() {
    return kind(Listing.Kind.EVENT);
  }

  Fixture in(String... names) {
    wards.addAll(List.of(names));
    return this;
  }

  Fixture at(String name) {
    venue = name;
    return this;
  }

  Fixture online() {
    online = true;
    return this;
  }

  Fixture on(String date) {
    occurrences.add(new Listing.Occurrence(LocalDate.parse(date), null, null));
    return this;
  }

  Fixture on(String date, String start, String end) {
    occurrences.add(
        new Listing.Occurrence(
            LocalDate.parse(date), LocalTime.parse(start), LocalTime.parse(end)));
    return this;
  }

  Fixture regularly(String rhythm) {
    regularly = rhythm;
    return this;
  }

  Fixture applyBy(String date) {
    applyBy = LocalDate.parse(date);
    return this;
  }

  Fixture forPeople(String... codes) {
    audience = List.of(codes);
    return this;
  }

  Fixture aged(@Nullable Integer from, @Nullable Integer to) {
    ageMin = from;
    ageMax = to;
    return this;
  }

  Fixture needing(String... codes) {
    skills = List.of(codes);
    return this;
  }

  Fixture fields(Integer... numbers) {
    fields = List.of(numbers);
    return this;
  }

  Fixture categories(String... names) {
    categories = List.of(names);
    return this;
  }

  Fixture with(String... means) {
    accessibility = List.of(means);
    return this;
  }

  Fixture languages(String... codes) {
    languages = List.of(codes);
    return this;
  }

  Fixture free(boolean whether) {
    free = whether;
    return this;
  }

  Fixture forBeginners() {
    beginner = true;
    return this;
  }

  Fixture oneDay() {
    oneDay = true;
    return this;
  }

  Fixture checked(LocalDate day) {
    checked = day;
    return this;
  }

  Listing open() {
    return with(Listing.Status.OPEN);
  }

  Listing with(Listing.Status state) {
    status = state;
    return new Listing(
        id,
        kind,
        new Listing.Text(title, "", "", summary, "", "", "", organiser),
        new Listing.Where(wards, venue, "", null, null, online),
        new Listing.When(occurrences, regularly, "", applyBy),
        new Listing.Who(
            fields,
            categories,
            audience,
            skills,
            languages,
            accessibility,
            ageMin,
            ageMax,
            beginner,
            oneDay),
        null,
        new Listing.Terms("", free, "", "", null),
        status,
        new Listing.Source("見本", "", "CC0-1.0", checked),
        true);
  }
}
