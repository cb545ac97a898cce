package tsunagu.conversation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Lookup.Other;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Limits;
import tsunagu.wish.Wish.Topic;
import tsunagu.wish.Wish.When;
import tsunagu.wish.Wish.Where;
import tsunagu.wish.Wish.Who;

/**
 * What was understood of a wish, piece by piece: all of it, nothing silently left out, each with
 * the wish that is left without it.
 */
final class Pieces {
  private static final int SINGLE_WARDS = 3;
  private static final Set<String> WORKING_DAYS = Set.of("mon", "tue", "wed", "thu", "fri");
  private static final Set<String> WEEKEND = Set.of("sat", "sun");

  private final Wish wish;
  private final Wish bare;
  private final Names names;
  private final List<Other> pieces = new ArrayList<>();

  private Pieces(Wish wish, Names names) {
    this.wish = wish;
    this.bare = wish.alone();
    this.names = names;
  }

  static List<Other> of(Wish wish, Names names) {
    var all = new Pieces(wish, names);
    all.mended();
    all.when();
    all.where();
    all.topic();
    all.kind();
    all.who();
    all.limits();
    return List.copyOf(all.pieces);
  }

  private void add(String code, String label, Wish without) {
    pieces.add(new Other(code, label, without));
  }

  /** What was read otherwise than it was typed; the person may see it, and need not take it off. */
  private void mended() {
    for (var one : wish.mended()) {
      add(
          Other.SAID + one.typed(),
          names.with("piece-mended", one.typed(), names.word(one.read())),
          wish);
    }
  }

  private void kind() {
    var kind = wish.aim().kind();
    if (kind != null && kind != Wish.Kind.OTHER) {
      add(
          "kind",
          names.words().of("kind", kind.name().toLowerCase(Locale.ROOT)),
          bare.with(new Wish.Aim(null, null, null)));
    }
  }

  private void when() {
    var when = wish.when();
    var from = when.from();
    var to = when.to();
    if (from != null || to != null) {
      add(
          "date:days",
          days(from, to),
          bare.with(new When(null, null, when.weekdays(), when.part())));
    }
    if (!when.weekdays().isEmpty()) {
      add("date:weekdays", weekdays(when), bare.with(new When(from, to, List.of(), when.part())));
    }
    var part = when.part();
    if (part != null) {
      add("part", names.part(part), bare.with(new When(from, to, when.weekdays(), null)));
    }
  }

  private String weekdays(When when) {
    var days = Set.copyOf(when.weekdays());
    if (days.equals(WORKING_DAYS)) {
      return names.words().label("piece-working-days");
    }
    if (days.equals(WEEKEND)) {
      return names.words().label("piece-weekend");
    }
    return when.weekdays().stream()
        .map(names::weekday)
        .collect(Collectors.joining(names.words().label("comma")));
  }

  private String days(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null) {
      return to == null ? "" : names.with("piece-to", names.day(to));
    }
    if (to == null) {
      return names.with("piece-from", names.day(from));
    }
    return from.equals(to)
        ? names.day(from)
        : names.with("piece-range", names.day(from), names.day(to));
  }

  private void where() {
    var where = wish.where();
    var wards = where.wards();
    var place = where.place();
    var called = wards.stream().map(names::ward).collect(Collectors.joining("・"));
    if (place != null && !wards.contains(place)) {
      var word = names.word(place);
      var both = wards.isEmpty() ? word : names.words().label("venue").formatted(word, called);
      add("ward:place", both, bare.with(new Where(List.of(), null, where.online())));
    } else if (wards.size() > SINGLE_WARDS) {
      add("ward:all", called, bare.with(new Where(List.of(), null, where.online())));
    } else {
      for (var ward : wards) {
        var rest = wards.stream().filter(one -> !one.equals(ward)).toList();
        add("ward:" + ward, names.ward(ward), bare.with(new Where(rest, null, where.online())));
      }
    }
    if (where.online() != null) {
      var label = where.online() ? "piece-online" : "piece-onsite";
      add("ward:online", names.words().label(label), bare.with(new Where(wards, place, null)));
    }
  }

  private void topic() {
    var topic = wish.topic();
    for (var concept : topic.concepts()) {
      add(
          "topic:c:" + concept,
          names.concept(concept),
          about(without(topic.concepts(), concept), topic.words(), topic.skills()));
    }
    for (var word : topic.words()) {
      add(
          "topic:w:" + word,
          names.word(word),
          about(topic.concepts(), without(topic.words(), word), topic.skills()));
    }
    for (var skill : topic.skills()) {
      add(
          "topic:s:" + skill,
          names.skill(skill),
          about(topic.concepts(), topic.words(), without(topic.skills(), skill)));
    }
    if (topic.concepts().isEmpty() && topic.words().isEmpty() && topic.skills().isEmpty()) {
      for (var field : topic.fields()) {
        var rest = topic.fields().stream().filter(one -> !one.equals(field)).toList();
        add(
            "topic:f:" + field,
            names.field(field),
            bare.with(new Topic(rest, List.of(), topic.resources(), List.of(), List.of())));
      }
    }
  }

  private Wish about(List<String> concepts, List<String> words, List<String> skills) {
    var topic = wish.topic();
    boolean nothing = concepts.isEmpty() && words.isEmpty() && skills.isEmpty();
    var fields = nothing ? List.<Integer>of() : topic.fields();
    return bare.with(new Topic(fields, skills, topic.resources(), concepts, words));
  }

  private void who() {
    var who = wish.who();
    for (var code : who.audience()) {
      var rest = without(who.audience(), code);
      var left = new Who(rest, who.language(), who.accessibility());
      if (!joined(names.audience(code), left)) {
        add("audience:" + code, names.audience(code), bare.with(left));
      }
    }
    for (var need : who.accessibility()) {
      var rest = without(who.accessibility(), need);
      add(
          "access:" + need,
          names.access(need),
          bare.with(new Who(who.audience(), who.language(), rest)));
    }
  }

  /** Who it is for goes with what it is about where both have one name, such as children. */
  private boolean joined(String label, Who left) {
    for (int i = 0; i < pieces.size(); i++) {
      var same = pieces.get(i);
      if (same.label().equals(label)) {
        var rest = same.wish();
        pieces.set(i, new Other(same.code(), label, rest.with(left)));
        return true;
      }
    }
    return false;
  }

  private void limits() {
    var limits = wish.limits();
    if (limits.oneDay() != null) {
      add(
          "oneday",
          names.words().label("why-one-day"),
          bare.with(new Limits(null, limits.beginner(), limits.free(), limits.not())));
    }
    if (limits.beginner() != null) {
      add(
          "beginner",
          names.words().label("why-beginner"),
          bare.with(new Limits(limits.oneDay(), null, limits.free(), limits.not())));
    }
    if (limits.free() != null) {
      add(
          "free",
          names.words().label("free"),
          bare.with(new Limits(limits.oneDay(), limits.beginner(), null, limits.not())));
    }
    for (var not : limits.not()) {
      var rest = without(limits.not(), not);
      add(
          "not:" + not,
          names.with("piece-not", refused(not)),
          bare.with(new Limits(limits.oneDay(), limits.beginner(), limits.free(), rest)));
    }
  }

  private String refused(String not) {
    for (var group : List.of("ward", "weekday", "part")) {
      if (names.words().has(group, not)) {
        return names.words().of(group, not);
      }
    }
    if (!not.matches("[0-9.-]{10,22}")) {
      return names.word(not);
    }
    var ends = not.split("\\.\\.", -1);
    var from = ends[0].isEmpty() ? null : LocalDate.parse(ends[0]);
    var last = ends[ends.length - 1];
    return days(from, last.isEmpty() ? null : LocalDate.parse(last));
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }
}
