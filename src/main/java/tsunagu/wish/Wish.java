package tsunagu.wish;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resident's words mean, as far as the text says; nothing is guessed.
 *
 * @param safety what must be dealt with before any search
 * @param also further wishes of the same text, in its order
 * @param mended typing errors and what they were read as, to be said once
 */
public record Wish(
    Aim aim,
    Where where,
    When when,
    Who who,
    Topic topic,
    Limits limits,
    @Nullable Safety safety,
    List<Wish> also,
    List<Mended> mended) {

  /** A wish that says nothing. */
  public static final Wish NONE =
      new Wish(
          new Aim(null, null, null),
          new Where(List.of(), null, null),
          new When(null, null, List.of(), null),
          new Who(List.of(), null, List.of()),
          new Topic(List.of(), List.of(), List.of(), List.of(), List.of()),
          new Limits(null, null, null, List.of()),
          null,
          List.of());

  @SuppressWarnings("NullAway") // a wish that was stored by an older program has none
  public Wish {
    also = List.copyOf(also);
    mended = mended == null ? List.of() : List.copyOf(mended);
  }

  /** A wish in which no typing error was mended. */
  public Wish(
      Aim aim,
      Where where,
      When when,
      Who who,
      Topic topic,
      Limits limits,
      @Nullable Safety safety,
      List<Wish> also) {
    this(aim, where, when, who, topic, limits, safety, also, List.of());
  }

  /** The same wish after something else. */
  public Wish with(Aim aim) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** The same wish at another place. */
  public Wish with(Where where) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** The same wish at another time. */
  public Wish with(When when) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** The same wish for other people. */
  public Wish with(Who who) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** The same wish about something else. */
  public Wish with(Topic topic) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** The same wish within other limits. */
  public Wish with(Limits limits) {
    return new Wish(aim, where, when, who, topic, limits, safety, also, mended);
  }

  /** This wish without a second one, and without what was mended in its words. */
  public Wish alone() {
    return new Wish(aim, where, when, who, topic, limits, safety, List.of());
  }

  /** A word that was typed wrongly, and the word it was read as. */
  public record Mended(String typed, String read) {}

  /** What the person is after. */
  public record Aim(@Nullable Kind kind, @Nullable Need need, @Nullable Side side) {}

  /** The kinds of the vocabulary. */
  public enum Kind {
    VOLUNTEER,
    PROBONO,
    EVENT,
    GROUP,
    CONSULTATION,
    GIVE_RESOURCE,
    NEED_MEMBERS,
    OTHER
  }

  /** What kind of advice is needed; only with {@link Kind#CONSULTATION}. */
  public enum Need {
    START_GROUP,
    GET_HELP,
    MONEY,
    PLACE,
    NETWORKING,
    RECRUIT_MEMBERS,
    CONSULTATION
  }

  /** Whether pro bono work is offered or asked for. */
  public enum Side {
    OFFER,
    ASK
  }

  /**
   * Where.
   *
   * @param wards official names such as 宮前区, also where a station or place says so
   * @param place the word used for a place, when one was
   * @param online whether it may be done from home; null when the text does not say
   */
  public record Where(List<String> wards, @Nullable String place, @Nullable Boolean online) {
    public Where {
      wards = List.copyOf(wards);
    }
  }

  /**
   * When; both ends inclusive, either may be missing.
   *
   * @param weekdays {@code mon}…{@code sun}, {@code holiday}
   * @param part {@code morning}, {@code afternoon}, {@code evening}, {@code night}
   */
  public record When(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<String> weekdays,
      @Nullable String part) {
    public When {
      weekdays = List.copyOf(weekdays);
    }
  }

  /**
   * Who takes part: the speaker and companions, never those they want to help.
   *
   * @param audience codes of the vocabulary such as {@code parent}, {@code senior}
   * @param language to answer in, when not plain Japanese
   */
  public record Who(List<String> audience, @Nullable String language, List<String> accessibility) {
    public Who {
      audience = List.copyOf(audience);
      accessibility = List.copyOf(accessibility);
    }
  }

  /**
   * What it is about.
   *
   * @param fields numbers of the 20 NPO fields, best first
   * @param skills {@code PB01}…{@code PB17}
   * @param resources 人材 資金 情報 場 物
   * @param concepts ids of the concept dictionary found in the text
   * @param words content words that no slot has eaten, for the search
   */
  public record Topic(
      List<Integer> fields,
      List<String> skills,
      List<String> resources,
      List<String> concepts,
      List<String> words) {
    public Topic {
      fields = List.copyOf(fields);
      skills = List.copyOf(skills);
      resources = List.copyOf(resources);
      concepts = List.copyOf(concepts);
      words = List.copyOf(words);
    }
  }

  /**
   * What it must or must not be; null where the text does not say.
   *
   * @param not what must not be offered: words, wards, weekdays ({@code sat}) or days ({@code
   *     2026-12-28..2027-01-04})
   */
  public record Limits(
      @Nullable Boolean oneDay,
      @Nullable Boolean beginner,
      @Nullable Boolean free,
      List<String> not) {
    public Limits {
      not = List.copyOf(not);
    }
  }

  /** What comes before any search. */
  public enum Safety {
    CRISIS,
    EMERGENCY,
    ABUSE,
    PERSONAL_DATA,
    INSULT,
    INJECTION,
    OTHER_CITY,
    SPAM,
    EMPTY,
    META
  }
}
