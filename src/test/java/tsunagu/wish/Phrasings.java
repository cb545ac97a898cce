package tsunagu.wish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Scores a file of phrasings, slot by slot, and keeps what was wrong. */
final class Phrasings {
  /** In the order they are printed. */
  static final List<String> SLOTS =
      List.of(
          "kind",
          "need",
          "side",
          "wards",
          "place",
          "fields",
          "when",
          "audience",
          "skills",
          "resource",
          "language",
          "flags",
          "not",
          "also",
          "safety");

  private final Map<String, int[]> scores = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final WishReader reader;
  private final LocalDate today;
  private final List<Map<String, Object>> entries;
  private int whole;
  private int alarms;
  private int alarmsFound;
  private int falseAlarms;

  private Phrasings(WishReader reader, LocalDate today, List<Map<String, Object>> entries) {
    this.reader = reader;
    this.today = today;
    this.entries = entries;
  }

  @SuppressWarnings("unchecked")
  static Phrasings score(Path file, WishReader reader) {
    try {
      Map<String, Object> root = new Yaml().load(Files.readString(file));
      var phrasings =
          new Phrasings(
              reader,
              LocalDate.parse(String.valueOf(root.get("today"))),
              (List<Map<String, Object>>) Objects.requireNonNull(root.get("entries")));
      phrasings.run();
      return phrasings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return entries.size();
  }

  /** Share of entries with a slot right, of those where it is asked for or was answered. */
  double share(String slot) {
    var score = scores.getOrDefault(slot, new int[] {0, 0});
    return score[1] == 0 ? 1 : (double) score[0] / score[1];
  }

  double whole() {
    return (double) whole / entries.size();
  }

  double recall() {
    return alarms == 0 ? 1 : (double) alarmsFound / alarms;
  }

  int falseAlarms() {
    return falseAlarms;
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  String report() {
    var out = new StringBuilder();
    for (var slot : SLOTS) {
      var score = scores.getOrDefault(slot, new int[] {0, 0});
      out.append(
          String.format(
              Locale.ROOT, "%-9s %.3f  (%d of %d)%n", slot, share(slot), score[0], score[1]));
    }
    out.append(String.format(Locale.ROOT, "all slots %.3f  (%d of %d)%n", whole(), whole, size()));
    out.append(
        String.format(
            Locale.ROOT,
            "danger    %d of %d noticed, %d false%n",
            alarmsFound,
            alarms,
            falseAlarms));
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private void run() {
    for (var entry : entries) {
      var say = String.valueOf(entry.get("say"));
      var want = (Map<String, Object>) Objects.requireNonNull(entry.get("want"));
      var wish = reader.understand(say, today);
      var faults = new ArrayList<String>();
      safety(entry, wish, faults);
      if (entry.get("safety") == null) {
        slots(want, wish, faults);
        also(entry, wish, faults);
      }
      if (faults.isEmpty()) {
        whole++;
      } else {
        wrong.add(entry.get("id") + " " + say + "\n      " + String.join("\n      ", faults));
      }
    }
  }

  private void safety(Map<String, Object> entry, Wish wish, List<String> faults) {
    var wanted = new TreeSet<>(words(entry.get("safety")));
    wanted.addAll(words(entry.get("safety_ok")));
    var got = wish.safety() == null ? "" : lower(wish.safety().name());
    boolean needed = entry.get("safety") != null;
    if (needed) {
      alarms++;
      alarmsFound += wanted.contains(got) ? 1 : 0;
    } else if (!got.isEmpty() && !wanted.contains(got)) {
      falseAlarms++;
    }
    boolean right = needed ? wanted.contains(got) : got.isEmpty() || wanted.contains(got);
    mark("safety", needed || !got.isEmpty(), right, wanted, got, faults);
  }

  private void slots(Map<String, Object> want, Wish wish, List<String> faults) {
    kind(want, wish, faults);
    var need = wish.aim().need() == null ? "" : lower(wish.aim().need().name());
    exact("need", word(want, "need"), need, faults);
    var side = wish.aim().side() == null ? "" : lower(wish.aim().side().name());
    exact("side", word(want, "side"), side, faults);
    sets("wards", want.get("wards"), wish.where().wards(), faults);
    if (want.get("place") != null) {
      var place = Objects.requireNonNullElse(wish.where().place(), "");
      mark("place", true, place.equals(word(want, "place")), want.get("place"), place, faults);
    }
    fields(want, wish, faults);
    when(want.get("when"), wish, faults);
    most("audience", want.get("audience"), wish.who().audience(), 1, faults);
    most("skills", want.get("skills"), wish.topic().skills(), 2, faults);
    if (want.get("resource") != null) {
      most("resource", want.get("resource"), wish.topic().resources(), 1, faults);
    }
    exact(
        "language",
        word(want, "language"),
        Objects.requireNonNullElse(wish.who().language(), ""),
        faults);
    flags(want, wish, faults);
    nots(want, wish, faults);
  }

  private void kind(Map<String, Object> want, Wish wish, List<String> faults) {
    var allowed = new TreeSet<>(words(want.get("kind")));
    allowed.addAll(words(want.get("kind_ok")));
    var got = wish.aim().kind() == null ? "other" : lower(wish.aim().kind().name());
    mark("kind", true, allowed.contains(got), allowed, got, faults);
  }

  private void exact(String slot, String want, String got, List<String> faults) {
    boolean asked = !want.isEmpty();
    mark(slot, asked, !asked || want.equals(got), want, got, faults);
  }

  private void sets(String slot, @Nullable Object want, List<String> got, List<String> faults) {
    var wanted = new TreeSet<>(words(want));
    var found = new TreeSet<>(got);
    mark(slot, !wanted.isEmpty() || !found.isEmpty(), wanted.equals(found), wanted, found, faults);
  }

  private void most(
      String slot, @Nullable Object want, List<String> got, int extra, List<String> faults) {
    var wanted = words(want);
    var more = new TreeSet<>(got);
    more.removeAll(wanted);
    boolean right = got.containsAll(wanted) && more.size() <= extra;
    mark(slot, !wanted.isEmpty() || !got.isEmpty(), right, wanted, got, faults);
  }

  private void fields(Map<String, Object> want, Wish wish, List<String> faults) {
    var wanted = words(want.get("fields"));
    var got = wish.topic().fields().stream().map(String::valueOf).toList();
    long other = got.stream().filter(field -> !wanted.contains(field)).count();
    boolean one = wanted.isEmpty() || wanted.stream().anyMatch(got::contains);
    mark("fields", !wanted.isEmpty(), one && (wanted.isEmpty() || other <= 2), wanted, got, faults);
  }

  @SuppressWarnings("unchecked")
  private void when(@Nullable Object want, Wish wish, List<String> faults) {
    var wanted =
        want instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
    var when = wish.when();
    var parts = new TreeSet<>(words(wanted.get("part")));
    parts.addAll(words(wanted.get("part_ok")));
    var part = Objects.requireNonNullElse(when.part(), "");
    boolean right =
        day(wanted, "from").equals(text(when.from()))
            && day(wanted, "to").equals(text(when.to()))
            && Set.copyOf(words(wanted.get("weekdays"))).equals(Set.copyOf(when.weekdays()))
            && (parts.isEmpty() ? part.isEmpty() : parts.contains(part));
    boolean asked = !wanted.isEmpty() || !when.equals(Wish.NONE.when());
    mark("when", asked, right, wanted, when, faults);
  }

  private static String day(Map<String, Object> when, String key) {
    return when.get(key) == null ? "" : String.valueOf(when.get(key));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private void flags(Map<String, Object> want, Wish wish, List<String> faults) {
    var wanted = new TreeSet<String>();
    for (var flag : List.of("online", "one_day", "beginner", "free")) {
      if (Boolean.TRUE.equals(want.get(flag))) {
        wanted.add(flag);
      }
    }
    wanted.addAll(words(want.get("accessibility")));
    var got = new TreeSet<>(wish.who().accessibility());
    add(got, "online", wish.where().online());
    add(got, "one_day", wish.limits().oneDay());
    add(got, "beginner", wish.limits().beginner());
    add(got, "free", wish.limits().free());
    mark("flags", !wanted.isEmpty(), got.containsAll(wanted), wanted, got, faults);
  }

  private static void add(Set<String> flags, String name, @Nullable Boolean flag) {
    if (Boolean.TRUE.equals(flag)) {
      flags.add(name);
    }
  }

  private void nots(Map<String, Object> want, Wish wish, List<String> faults) {
    var wanted = words(want.get("not"));
    var got = wish.limits().not();
    boolean right =
        wanted.stream().allMatch(w -> got.stream().anyMatch(g -> g.contains(w) || w.contains(g)));
    mark(
        "not",
        !wanted.isEmpty() || !got.isEmpty(),
        right && (!wanted.isEmpty() || got.isEmpty()),
        wanted,
        got,
        faults);
  }

  @SuppressWarnings("unchecked")
  private void also(Map<String, Object> want, Wish wish, List<String> faults) {
    var wanted =
        want.get("also") instanceof List<?> list
            ? (List<Map<String, Object>>) list
            : List.<Map<String, Object>>of();
    var inner = new ArrayList<String>();
    boolean right = wanted.size() == wish.also().size();
    if (right && !wanted.isEmpty()) {
      kind(wanted.getFirst(), wish.also().getFirst(), inner);
      fields(wanted.getFirst(), wish.also().getFirst(), inner);
    }
    mark(
        "also",
        !wanted.isEmpty() || !wish.also().isEmpty(),
        right && inner.isEmpty(),
        wanted,
        wish.also(),
        faults);
  }

  private void mark(
      String slot,
      boolean asked,
      boolean right,
      @Nullable Object want,
      @Nullable Object got,
      List<String> faults) {
    if (asked) {
      var score = scores.computeIfAbsent(slot, s -> new int[2]);
      score[0] += right ? 1 : 0;
      score[1]++;
    }
    if (!right) {
      faults.add(slot + ": wanted " + want + ", got " + got);
    }
  }

  private static String word(Map<String, Object> want, String key) {
    return want.get(key) == null ? "" : String.valueOf(want.get(key));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> words(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value));
    };
  }
}
