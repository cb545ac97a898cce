package tsunagu.search;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A rhythm in words such as 毎週土曜 10時〜12時, as terms of {@link Days}. */
final class Rhythm {
  private static final String WEEK = "月火水木金土日";
  private static final Pattern LIST =
      Pattern.compile(
          "[月火水木金土日](?:曜日?)?(?:[・、,/と]第?[0-9]?[月火水木金土日](?:曜日?)?)*曜"
              + "|毎週[月火水木金土日](?:[・、,/と]?[月火水木金土日])*|土日|平日|毎日");
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2})[:時]\\d{0,2}分?\\s*(?:[~〜から-]+\\s*(\\d{1,2})[:時])?");

  private Rhythm() {}

  static Set<String> of(String regularly) {
    var words = Fold.of(regularly);
    var terms = new TreeSet<String>();
    for (var day : weekdays(words)) {
      terms.addAll(Days.written(Days.weekly(day) + "-", parts(words)));
    }
    return terms.isEmpty() ? Set.of(Days.ANY) : terms;
  }

  private static Set<DayOfWeek> weekdays(String words) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    var lists = LIST.matcher(words);
    while (lists.find()) {
      switch (lists.group()) {
        case "毎日" -> days.addAll(EnumSet.allOf(DayOfWeek.class));
        case "平日" -> days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        case "土日" -> days.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        default ->
            lists
                .group()
                .replaceAll("曜日?|毎週|第[0-9]", "")
                .chars()
                .filter(c -> WEEK.indexOf(c) >= 0)
                .forEach(c -> days.add(DayOfWeek.of(WEEK.indexOf(c) + 1)));
      }
    }
    return days;
  }

  private static String parts(String words) {
    var hours = HOURS.matcher(words);
    if (hours.find()) {
      boolean late = words.contains("午後") && !words.contains("午前");
      var start = hour(hours.group(1), late);
      return Days.parts(start, hours.group(2) == null ? start : hour(hours.group(2), late));
    }
    if (words.contains("午前")) {
      return words.contains("午後") ? "ma" : "m";
    }
    if (words.contains("午後")) {
      return "a";
    }
    return words.contains("夜") ? "n" : Days.PARTS;
  }

  private static LocalTime hour(String digits, boolean late) {
    int hour = Integer.parseInt(digits);
    return LocalTime.of(Math.min(23, late && hour < 12 ? hour + 12 : hour), 0);
  }
}
