package tsunagu.story;

import java.time.Duration;
import java.util.regex.Pattern;
import tsunagu.story.Story.Unplayable;

/** Reads a length of time as people write it: 2h, 30m, 3d, 2時間, 30分, 3日. */
public final class Later {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,5}) *(m|h|d|分|時間|日)");

  private Later() {}

  /**
   * The length of time.
   *
   * @throws IllegalArgumentException when it is written in another way
   */
  public static Duration of(String text) {
    var time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw new Unplayable("時間は 2h、30m、3d（2時間、30分、3日）のように書きます: " + text);
    }
    var number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "m", "分" -> Duration.ofMinutes(number);
      case "h", "時間" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
