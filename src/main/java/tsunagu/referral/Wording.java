package tsunagu.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words the routing itself says, and the wards as they are said in each language.
 *
 * @param wards by official name, then by language; the empty name stands for a ward not known
 */
record Wording(
    Map<String, String> listing,
    Map<String, String> otherLanguage,
    Map<String, String> fallback,
    Map<String, Map<String, String>> wards) {
  private static final String WARD = "{ward}";

  Wording {
    listing = Map.copyOf(listing);
    otherLanguage = Map.copyOf(otherLanguage);
    fallback = Map.copyOf(fallback);
    wards = Map.copyOf(wards);
  }

  /**
   * A text about the organisation's own ward, or else the first ward of the wish.
   *
   * @param asked wards of the wish; may be empty
   */
  Map<String, String> fill(
      Map<String, String> text, Organisation organisation, List<String> asked) {
    var ward = ward(organisation.wards().isEmpty() ? asked : organisation.wards());
    var words = wards.getOrDefault(ward, Map.of());
    var filled = new HashMap<String, String>();
    text.forEach((language, template) ->
        filled.put(language, template.replace(WARD, words.getOrDefault(language, ward))));
    return filled;
  }

  private static String ward(List<String> wards) {
    return wards.size() == 1 ? wards.getFirst() : "";
  }

  /** The organisation as it is named to someone of these wards. */
  Organisation fill(Organisation organisation, List<String> asked) {
    if (organisation.names().values().stream().noneMatch(name -> name.contains(WARD))) {
      return organisation;
    }
    return new Organisation(
        organisation.id(),
        fill(organisation.names(), organisation, asked),
        organisation.kana(),
        fill(organisation.about(), organisation, asked),
        organisation.wards(),
        organisation.desk(),
        organisation.remits(),
        organisation.receiver(),
        organisation.confirmed(),
        organisation.evidence(),
        organisation.checked());
  }
}
