package tsunagu.lane;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which day, counted from 1970, it was last said how long a person's words are kept: once a day
 * is enough, and each time would cost every turn a command. Kept in the header of their state,
 * because whatever changes those words changes the header too.
 *
 * @param log of the transcript; 0 when it must be said again
 * @param heard of what is kept for replay
 */
record WordDays(long log, long heard) {
  static final WordDays UNKNOWN = new WordDays(0, 0);

  /** What is kept for less than this is said each time. */
  private static final Duration SOON = Duration.ofDays(2);

  /** The days after these changes. */
  WordDays after(List<Write> writes, long today) {
    return new WordDays(
        after(log, Drawer.LOG, writes, today), after(heard, Drawer.HEARD, writes, today));
  }

  private static long after(long before, Drawer drawer, List<Write> writes, long today) {
    var day = before;
    for (var write : writes) {
      if (drawer == of(write)) {
        day = write instanceof Write.Append append && isLong(append) ? today : 0;
        if (day == 0) {
          return 0;
        }
      }
    }
    return day;
  }

  /** Whose words were said today to be kept, and stay so with these changes. */
  Set<Drawer> lasting(List<Write> writes, long today) {
    var lasting = EnumSet.noneOf(Drawer.class);
    var after = after(writes, today);
    if (log == today && after.log == today) {
      lasting.add(Drawer.LOG);
    }
    if (heard == today && after.heard == today) {
      lasting.add(Drawer.HEARD);
    }
    return lasting;
  }

  private static boolean isLong(Write.Append append) {
    return append.keep().compareTo(SOON) > 0;
  }

  private static @Nullable Drawer of(Write write) {
    return switch (write) {
      case Write.Append append -> append.drawer();
      case Write.Strike strike -> strike.drawer();
      case Write.Drop drop -> drop.drawer();
      default -> null;
    };
  }
}
