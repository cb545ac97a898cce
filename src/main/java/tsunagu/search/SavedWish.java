package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.wish.Wish;

/**
 * A wish as it is kept outside this room until something fits it.
 *
 * @param told ids of listings the person knows of already
 * @param until the last day anything is told of it
 */
public record SavedWish(Wish wish, List<String> told, LocalDate until) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public SavedWish {
    told = List.copyOf(told);
  }

  /** As JSON; personal, so to be sealed wherever it is kept. */
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** Of its JSON. */
  public static SavedWish of(String json) {
    return JSON.readValue(json, SavedWish.class);
  }

  @Override
  public String toString() {
    return "SavedWish until " + until;
  }
}
