package tsunagu.command;

import static tsunagu.command.JudgedSet.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish;

/** Compares what was understood with what was judged, slot by slot. */
final class Judge {
  /** How good the order of the first ten is. */
  static final String GAIN = "nDCG@10";

  private static final Set<String> FREE = Set.of("event", "other");

  private final Tally tally;
  private final JudgedSet.Entry entry;
  private final List<String> faults = new ArrayList<>();

  private Judge(Tally tally, JudgedSet.Entry entry) {
    this.tally = tally;
    this.entry = entry;
  }

  /** Counts one answer; what is wrong with it, empty when all is right. */
  static List<String> count(Tally tally, JudgedSet.Entry entry, PhraseAnswer answer) {
    var judge = new Judge(tally, entry);
    judge.safety(answer);
    if (entry.safety().isEmpty() && !entry.want().isEmpty()) {
      judge.slots(answer.wish());
      judge.tally.share("all slots", judge.faults.isEmpty());
    }
    if (entry.to() != null && entry.safety().isEmpty()) {
      judge.route(answer);
    }
    if (!entry.finds().grades().isEmpty()) {
      judge.found(answer);
    }
    if (entry.finds().nothing()) {
      judge.check("nothing fits, and said so", !fits(answer), "nothing that fits", ids(answer));
    }
    return judge.faults;
  }

  private void safety(PhraseAnswer answer) {
    var got = answer.wish().safety() == null ? "" : lower(answer.wish().safety());
    if (!entry.safety().isEmpty()) {
      boolean noticed = entry.safety().contains(got) || entry.safetyToo().contains(got);
      check("danger recall", noticed, entry.safety(), got);
      check(
          "no listing beside danger",
          answer.found().hits().isEmpty() || got.equals("other_city"),
          "no listing",
          "listings");
    } else {
      boolean quiet = got.isEmpty() || entry.safetyToo().contains(got);
      check("no false alarm", quiet, "nothing", got);
    }
  }

  private void slots(Wish wish) {
    var want = entry.want();
    var kinds = new LinkedHashSet<>(words(want.get("kind")));
    kinds.addAll(words(want.get("kind_ok")));
    var kind = wish.aim().kind() == null ? "other" : lower(wish.aim().kind());
    check("kind", kinds.isEmpty() || kinds.contains(kind), kinds, kind);
    boolean other = kinds.size() > 1 && !words(want.get("kind")).contains(kind);
    if (!other) {
      exact("need", want.get("need"), wish.aim().need());
      exact("side", want.get("side"), wish.aim().side());
    }
    sets("wards", words(want.get("wards")), wish.where().wards(), 0);
    fields(words(want.get("fields")), wish);
    sets("when", when(want.get("when")), when(wish.when(), want.get("when")), 0);
    sets("audience", words(want.get("audience")), wish.who().audience(), 1);
    sets("skills", words(want.get("skills")), wish.topic().skills(), 2);
    var resources = words(want.get("resource"));
    sets("resource", resources, resources.isEmpty() ? List.of() : wish.topic().resources(), 1);
    var language = wish.who().language();
    sets(
        "language",
        words(want.get("language")),
        language == null ? List.of() : List.of(language),
        0);
    sets("flags", flags(want), flags(wish, want), 9);
    if (want.containsKey("not") || !wish.limits().not().isEmpty()) {
      nots(words(want.get("not")), wish.limits().not());
    }
  }

  private void exact(String slot, @Nullable Object want, @Nullable Enum<?> got) {
    if (want != null) {
      check(slot, words(want).contains(got == null ? "" : lower(got)), want, got);
    }
  }

  private void sets(String slot, List<String> want, List<String> got, int more) {
    tally.sets(slot, want, got);
    var extra = got.stream().filter(one -> !want.contains(one)).count();
    if (!want.isEmpty() || !got.isEmpty()) {
      check(slot, got.containsAll(want) && extra <= more, want, got);
    }
  }

  private void fields(List<String> want, Wish wish) {
    var got = wish.topic().fields().stream().map(String::valueOf).toList();
    if (!want.isEmpty()) {
      tally.sets("fields", want, got);
      var extra = got.stream().filter(one -> !want.contains(one)).count();
      check("fields", want.stream().anyMatch(got::contains) && extra <= 2, want, got);
    }
  }

  private void nots(List<String> want, List<String> got) {
    boolean all =
        want.stream().allMatch(w -> got.stream().anyMatch(g -> g.contains(w) || w.contains(g)));
    check("not", all && (!want.isEmpty() || got.isEmpty()), want, got);
  }

  private static List<String> when(@Nullable Object want) {
    var all = new ArrayList<String>();
    var when = JudgedSet.map(want);
    for (var end : List.of("from", "to")) {
      words(when.get(end)).forEach(day -> all.add(end + " " + day));
    }
    words(when.get("weekdays")).forEach(all::add);
    words(when.get("part")).forEach(all::add);
    return all;
  }

  private static List<String> when(Wish.When when, @Nullable Object want) {
    var all = new ArrayList<String>();
    if (when.from() != null) {
      all.add("from " + when.from());
    }
    if (when.to() != null) {
      all.add("to " + when.to());
    }
    all.addAll(when.weekdays());
    var part = when.part();
    var too = words(JudgedSet.map(want).get("part_ok"));
    if (part != null) {
      all.add(too.contains(part) ? words(JudgedSet.map(want).get("part")).getFirst() : part);
    }
    return all;
  }

  private static List<String> flags(Map<String, Object> want) {
    var all = new ArrayList<>(words(want.get("accessibility")));
    for (var flag : List.of("online", "one_day", "beginner", "free")) {
      if (Boolean.TRUE.equals(want.get(flag))) {
        all.add(flag);
      }
    }
    return all;
  }

  /** Only flags that were judged count: one more is no fault. */
  private static List<String> flags(Wish wish, Map<String, Object> want) {
    var all = new ArrayList<>(wish.who().accessibility());
    var flags = new LinkedHashMap<String, @Nullable Boolean>();
    flags.put("online", wish.where().online());
    flags.put("one_day", wish.limits().oneDay());
    flags.put("beginner", wish.limits().beginner());
    flags.put("free", wish.limits().free());
    flags.forEach((name, said) -> {
      if (Boolean.TRUE.equals(said)) {
        all.add(name);
      }
    });
    return all.stream().filter(flags(want)::contains).toList();
  }

  private void route(PhraseAnswer answer) {
    var to = entry.to() == null ? List.<String>of() : entry.to();
    var kinds = new ArrayList<>(words(entry.want().get("kind")));
    kinds.addAll(words(entry.want().get("kind_ok")));
    if (to.isEmpty() && kinds.stream().anyMatch(FREE::contains)) {
      return;
    }
    var routes = answer.routes();
    var first = routes.isEmpty() ? "" : routes.getFirst().organisation().id();
    boolean right =
        first.isEmpty()
            ? to.isEmpty() || kinds.stream().anyMatch(FREE::contains)
            : to.stream().anyMatch(one -> first.equals(one) || first.startsWith(one + "-"));
    check("first organisation", right, to, first);
  }

  private void found(PhraseAnswer answer) {
    var grades = entry.finds().grades();
    var ids = ids(answer);
    boolean early = ids.stream().limit(3).anyMatch(grades::containsKey);
    check("success@3", early, grades.keySet(), ids);
    check("what fits is said to fit", fits(answer), grades.keySet(), ids);
    double gain = Tally.gain(ids, grades);
    tally.add(GAIN, gain);
    tally.add(
        GAIN + " " + (entry.finds().form().isEmpty() ? "sentence" : entry.finds().form()), gain);
  }

  private static List<String> ids(PhraseAnswer answer) {
    return answer.found().hits().stream().map(hit -> hit.listing().id()).toList();
  }

  /** Whether at least one find is said to be all that was asked. */
  private static boolean fits(PhraseAnswer answer) {
    return answer.found().hits().stream().anyMatch(hit -> hit.unlike().isEmpty());
  }

  private void check(String measure, boolean right, Object want, @Nullable Object got) {
    tally.share(measure, right);
    if (!right) {
      faults.add(measure + ": wanted " + want + ", got " + got);
    }
  }

  private static String lower(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }
}
