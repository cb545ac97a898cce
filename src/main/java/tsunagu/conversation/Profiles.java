package tsunagu.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tsunagu.resident.Profile;

/** Makes a resident's profile of what they chose in the flows. */
final class Profiles {
  private Profiles() {}

  static Profile fresh(String address, boolean friend) {
    return new Profile(address, friend, List.of(), List.of(), "ja", false, false);
  }

  static Profile withFriend(Profile profile, boolean friend) {
    return new Profile(
        profile.address(),
        friend,
        profile.wards(),
        profile.fields(),
        profile.language(),
        profile.large(),
        profile.notices());
  }

  /** The profile after a turn; unknown values are left out rather than refused. */
  static Profile chosen(Profile profile, Map<String, String> mine) {
    return new Profile(
        profile.address(),
        profile.friend(),
        list(mine.getOrDefault("wards", "")),
        list(mine.getOrDefault("fields", "")).stream()
            .filter(number -> number.matches("[0-9]{1,2}"))
            .map(Integer::valueOf)
            .toList(),
        mine.getOrDefault("language", "ja"),
        "large".equals(mine.get("letters")),
        "on".equals(mine.get("notices")));
  }

  private static List<String> list(String commas) {
    return Arrays.stream(commas.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
