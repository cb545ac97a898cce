package tsunagu.flow;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people see as one character; LINE counts labels so. */
final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Graphemes() {}

  static List<String> of(String text) {
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }

  static int count(String text) {
    return (int) CLUSTER.matcher(text).results().count();
  }
}
