package tsunagu.wish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a dictionary says about a surface; one surface may have several. */
sealed interface Meaning {
  /** A place in Kawasaki; no wards where it lies in several or in none for certain. */
  record Place(String name, List<String> wards) implements Meaning {
    public Place {
      wards = List.copyOf(wards);
    }
  }

  /** A town that is not Kawasaki. */
  record City(String name) implements Meaning {}

  /**
   * A topic.
   *
   * @param people whether it only names people (子ども, 高齢者): weaker than an activity
   * @param helping whether who names it alone most likely wants to help (ごみ拾い, 音訳)
   */
  record Concept(String id, List<Integer> fields, boolean people, boolean helping)
      implements Meaning {
    public Concept {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A pro bono skill.
   *
   * @param job whether the surface names an occupation rather than a task
   */
  record Skill(String code, boolean job) implements Meaning {}

  /**
   * People who take part.
   *
   * @param speaker whether the surface is said only of oneself or one's companions
   */
  record People(String code, boolean speaker) implements Meaning {}

  /** A hint at the kind of wish; the tags are listed in {@code cues.yaml}. */
  record Cue(String tag) implements Meaning {}

  /** A piece of a date, in the little language of {@code dates.yaml}. */
  record Day(String is, @Nullable DatePiece piece) implements Meaning {}

  /** A slot with a value, such as {@code one-day} or {@code accessibility} 車椅子. */
  record Trait(String slot, String value) implements Meaning {}

  /** A sign that the text is in a language. */
  record Tongue(String language) implements Meaning {}

  /**
   * A word of danger.
   *
   * @param how whether it alarms whatever stands around it
   */
  record Alarm(Wish.Safety safety, How how) implements Meaning {}

  /**
   * When a word alarms: always, when little else is said, beside somebody one lives or works with,
   * or unless words of calm stand by.
   */
  enum How {
    SURE,
    ALONE,
    BESIDE,
    TOPIC
  }

  /** Words around a danger that make it a topic, such as 防止 or 講習. */
  record Calm() implements Meaning {}

  /** A word that says nothing for the search. */
  record Filler() implements Meaning {}
}
