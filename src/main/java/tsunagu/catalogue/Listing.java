package tsunagu.catalogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a resident can find: a volunteer chance, a pro bono project, an event or a group.
 *
 * @param id opaque and stable, {@code [a-z0-9-]}, at most 40 characters
 * @param sample plainly marked 見本 wherever it is shown
 */
public record Listing(
    String id,
    Kind kind,
    Text text,
    Where where,
    When when,
    Who who,
    @Nullable Project project,
    Terms terms,
    Status status,
    Source source,
    boolean sample) {

  /** Its last date; the day it was checked when it has none. */
  LocalDate lastDay() {
    var dates = when.occurrences();
    return dates.isEmpty() ? source.checked() : dates.getLast().date();
  }

  /** The same listing with another status. */
  public Listing with(Status other) {
    return new Listing(id, kind, text, where, when, who, project, terms, other, source, sample);
  }

  /** The same listing at other times. */
  public Listing with(When other) {
    return new Listing(id, kind, text, where, other, who, project, terms, status, source, sample);
  }

  /** The same listing under another id and source. */
  Listing with(String otherId, Source otherSource) {
    return new Listing(
        otherId, kind, text, where, when, who, project, terms, status, otherSource, sample);
  }

  /** The same listing for other people. */
  Listing with(Who other) {
    return new Listing(id, kind, text, where, when, other, project, terms, status, source, sample);
  }

  /** What kind of listing. */
  public enum Kind {
    VOLUNTEER,
    PROBONO,
    EVENT,
    GROUP
  }

  /**
   * The words.
   *
   * @param titleEasy やさしい日本語, or empty
   * @param titleEn English, or empty
   * @param summary at most 120 characters
   * @param organiser the group or body that does it
   */
  public record Text(
      String title,
      String titleEasy,
      String titleEn,
      String summary,
      String summaryEasy,
      String summaryEn,
      String body,
      String organiser) {}

  /**
   * Where it is.
   *
   * @param wards official names, or {@code online}, {@code outside}; empty means all over the city
   * @param latitude WGS 84 degrees, null when unknown
   */
  public record Where(
      List<String> wards,
      String venue,
      String address,
      @Nullable Double latitude,
      @Nullable Double longitude,
      boolean online) {
    public Where {
      wards = List.copyOf(wards);
    }
  }

  /**
   * When it is.
   *
   * @param occurrences in order; empty for something that is always or regularly there
   * @param regularly the rhythm in words such as 毎週土曜; may be empty
   * @param applyBy last day to apply, inclusive
   */
  public record When(
      List<Occurrence> occurrences, String regularly, String note, @Nullable LocalDate applyBy) {
    public When {
      occurrences = List.copyOf(occurrences);
    }
  }

  /** One date; times are null when unknown. */
  public record Occurrence(LocalDate date, @Nullable LocalTime start, @Nullable LocalTime end) {}

  /**
   * Who it is for and what it is about.
   *
   * @param fields NPO field numbers
   * @param audience codes of the vocabulary
   * @param skills {@code PB01}…{@code PB17}
   * @param languages language codes it can be done in
   */
  public record Who(
      List<Integer> fields,
      List<String> categories,
      List<String> audience,
      List<String> skills,
      List<String> languages,
      List<String> accessibility,
      @Nullable Integer ageMin,
      @Nullable Integer ageMax,
      boolean beginner,
      boolean oneDay) {
    public Who {
      fields = List.copyOf(fields);
      categories = List.copyOf(categories);
      audience = List.copyOf(audience);
      skills = List.copyOf(skills);
      languages = List.copyOf(languages);
      accessibility = List.copyOf(accessibility);
    }

    /** The same, on one day or not. */
    Who with(boolean onOneDay) {
      return new Who(
          fields,
          categories,
          audience,
          skills,
          languages,
          accessibility,
          ageMin,
          ageMax,
          beginner,
          onOneDay);
    }
  }

  /** A pro bono project's shape. */
  public record Project(String deliverable, int effortHours, int durationWeeks) {}

  /**
   * What it costs and takes.
   *
   * @param fee in words, may be empty
   * @param free null when unknown
   * @param apply how to apply, in words
   * @param organisation id of the intermediary organisation that takes referrals, null for routing
   */
  public record Terms(
      String fee,
      @Nullable Boolean free,
      String capacity,
      String apply,
      @Nullable String organisation) {}

  /** Whether it can still be joined. */
  public enum Status {
    OPEN,
    FULL,
    CLOSED,
    CANCELLED
  }

  /**
   * Where the record came from.
   *
   * @param name the publisher or feed, with its attribution
   * @param checked the day the record was last checked
   */
  public record Source(String name, String url, String licence, LocalDate checked) {}
}
