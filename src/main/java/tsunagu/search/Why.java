package tsunagu.search;

import java.time.LocalDate;

/** One true reason why a listing fits a wish, in a form that every language can say. */
public sealed interface Why {
  /**
   * It is about what the person called so.
   *
   * @param said the person's own word
   * @param exact false where it only sounds or looks nearly so
   */
  record Word(String said, boolean exact) implements Why {}

  /**
   * It is about this concept of the dictionary.
   *
   * @param id of the concept or of the kind within it that the listing names
   * @param word the listing's own word for it; empty where it has none that can stand alone
   */
  record Concept(String id, String word) implements Why {
    /** A concept, whatever it is called. */
    public Concept(String id) {
      this(id, "");
    }
  }

  /** It belongs to this one of the 20 fields of activity. */
  record Field(int number) implements Why {}

  /** It needs this skill, {@code PB01}…{@code PB17}. */
  record Skill(String code) implements Why {}

  /** It is in this ward, which was asked for. */
  record Ward(String name) implements Why {}

  /** It is in this ward, next to one that was asked for. */
  record NextWard(String name) implements Why {}

  /** It is all over the city, so in every ward. */
  record City() implements Why {}

  /** It can be done from home. */
  record Online() implements Why {}

  /** It is on this day, as was asked for. */
  record Day(LocalDate date) implements Why {}

  /** It is at this time of the day, as was asked for. */
  record Part(String code) implements Why {}

  /** It is made for these people, by the vocabulary's code. */
  record Audience(String code) implements Why {}

  /** There one speaks this language, by its code. */
  record Language(String code) implements Why {}

  /** It has what the person needs to take part. */
  record Access(String need) implements Why {}

  /** Beginners are welcome. */
  record Beginner() implements Why {}

  /** It costs nothing, as was asked for. */
  record Free() implements Why {}

  /** It is done in one day, as was asked for. */
  record OneDay() implements Why {}

  /** It takes about so many hours within so many weeks. */
  record Effort(int hours, int weeks) implements Why {}
}
