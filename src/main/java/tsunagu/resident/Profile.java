package tsunagu.resident;

import java.util.List;

/**
 * What a resident told us about themselves, by choice.
 *
 * @param address the LINE user id; personal data, only ever sealed at rest
 * @param friend false after a block: nothing may be pushed
 * @param wards official names
 * @param fields NPO field numbers of interest
 * @param language language code
 * @param large larger letters
 * @param notices whether notices are wanted
 */
public record Profile(
    String address,
    boolean friend,
    List<String> wards,
    List<Integer> fields,
    String language,
    boolean large,
    boolean notices) {
  public Profile {
    wards = List.copyOf(wards);
    fields = List.copyOf(fields);
  }

  @Override
  public String toString() {
    return "Profile";
  }
}
