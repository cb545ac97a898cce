package tsunagu.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An organisation that brings people together (中間支援組織), a network or a fund.
 *
 * @param id the code others know it by, such as {@code IO-01} or {@code IO-09-tama}
 * @param names by language code; {@code ja} is always there
 * @param about one sentence by language code
 * @param wards official names; empty means the whole city
 * @param receiver id of the organisation that takes its referrals, its own id when it does so
 *     itself
 * @param evidence where the facts stand
 * @param checked when they were last checked
 */
public record Organisation(
    String id,
    Map<String, String> names,
    String kana,
    Map<String, String> about,
    List<String> wards,
    Desk desk,
    List<Remit> remits,
    String receiver,
    boolean confirmed,
    String evidence,
    LocalDate checked) {
  public Organisation {
    names = Map.copyOf(names);
    about = Map.copyOf(about);
    wards = List.copyOf(wards);
    remits = List.copyOf(remits);
  }

  /** The name in a language, or the Japanese one. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("ja", id));
  }

  /** What it does, in one sentence of a language, or the Japanese one. */
  public String about(String language) {
    return about.getOrDefault(language, about.getOrDefault("ja", ""));
  }

  /**
   * Public facts of its desk; empty where none is confirmed.
   *
   * @param place where it is in words, by language code
   * @param hours when it is open, by language code
   * @param languages language codes it can be spoken to in
   */
  public record Desk(
      String url,
      Map<String, String> place,
      Map<String, String> hours,
      String phone,
      List<String> languages) {
    public Desk {
      place = Map.copyOf(place);
      hours = Map.copyOf(hours);
      languages = List.copyOf(languages);
    }
  }

  /**
   * What it takes care of; an empty list means all.
   *
   * @param needs codes of kinds, needs, sides, skills or resources
   * @param words places, ids of concepts or words of the wish that name this remit, such as 生田緑地
   * @param priority higher comes first among equally narrow ones
   * @param reason by language code, shown to the resident
   */
  public record Remit(
      List<Integer> fields,
      List<String> wards,
      List<String> audiences,
      List<String> needs,
      List<String> words,
      int priority,
      Map<String, String> reason,
      String evidence) {
    public Remit {
      fields = List.copyOf(fields);
      wards = List.copyOf(wards);
      audiences = List.copyOf(audiences);
      needs = List.copyOf(needs);
      words = List.copyOf(words);
      reason = Map.copyOf(reason);
    }
  }
}
