package tsunagu.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Kind;

/** Reads and changes a wish as slots: {@code wish.kind}, {@code wish.wards} and the like. */
final class Wishes {
  private static final int MOST = 12;

  private Wishes() {}

  static String get(Wish wish, String part) {
    return switch (part) {
      case "kind" -> code(wish.aim().kind());
      case "side" -> code(wish.aim().side());
      case "need" -> code(wish.aim().need());
      case "wards" -> String.join(",", wish.where().wards());
      case "place" -> text(wish.where().place());
      case "online" -> text(wish.where().online());
      case "when" -> when(wish.when());
      case "audience" -> String.join(",", wish.who().audience());
      case "fields" ->
          String.join(",", wish.topic().fields().stream().map(String::valueOf).toList());
      case "skills" -> String.join(",", wish.topic().skills());
      case "topic" -> topic(wish.topic());
      default -> "";
    };
  }

  /** The wish with one part changed; an empty value takes the part away. */
  static Wish with(Wish wish, String part, String value) {
    var aim = wish.aim();
    var where = wish.where();
    var topic = wish.topic();
    var list = list(value);
    return switch (part) {
      case "kind" -> kept(wish).with(new Wish.Aim(kind(value), aim.need(), aim.side()));
      case "side" -> kept(wish).with(new Wish.Aim(aim.kind(), aim.need(), side(value)));
      case "need" -> kept(wish).with(new Wish.Aim(aim.kind(), need(value), aim.side()));
      case "wards" ->
          kept(wish)
              .with(
                  new Wish.Where(
                      list, list.equals(where.wards()) ? where.place() : null, where.online()));
      case "online" ->
          kept(wish)
              .with(new Wish.Where(where.wards(), where.place(), value.isEmpty() ? null : true));
      case "when" -> kept(wish).with(new Wish.When(null, null, list, null));
      case "audience" ->
          kept(wish).with(new Wish.Who(list, wish.who().language(), wish.who().accessibility()));
      case "fields" ->
          kept(wish)
              .with(
                  new Wish.Topic(
                      list.stream()
                          .filter(one -> one.matches("[0-9]{1,2}"))
                          .map(Integer::valueOf)
                          .toList(),
                      topic.skills(),
                      topic.resources(),
                      List.of(),
                      List.of()));
      case "skills" ->
          kept(wish)
              .with(
                  new Wish.Topic(
                      topic.fields(), list, topic.resources(), topic.concepts(), topic.words()));
      default -> wish;
    };
  }

  /** What was wished before with what is said now; what is said now comes first. */
  static Wish merge(Wish before, Wish now) {
    var kind = meant(now) ? now.aim().kind() : before.aim().kind();
    var aim =
        new Wish.Aim(
            kind,
            now.aim().need() == null ? before.aim().need() : now.aim().need(),
            now.aim().side() == null ? before.aim().side() : now.aim().side());
    var bound = !now.where().wards().isEmpty() || now.where().online() != null;
    var who = now.who().audience().isEmpty() ? before.who() : now.who();
    return new Wish(
        aim,
        bound ? now.where() : before.where(),
        dated(now) ? now.when() : before.when(),
        who,
        topical(now) || onlyWords(now) || before.equals(Wish.NONE) ? now.topic() : before.topic(),
        now.limits().equals(Wish.NONE.limits()) ? before.limits() : now.limits(),
        null,
        List.of(),
        now.mended());
  }

  /** The same wish without what kind it is of. */
  static Wish withoutKind(Wish wish) {
    return kept(wish).with(Wish.NONE.aim());
  }

  /** Whether a kind was said. */
  static boolean meant(Wish wish) {
    return wish.aim().kind() != null && wish.aim().kind() != Kind.OTHER;
  }

  static boolean dated(Wish wish) {
    return !wish.when().equals(Wish.NONE.when());
  }

  static boolean topical(Wish wish) {
    var topic = wish.topic();
    return !topic.fields().isEmpty()
        || !topic.skills().isEmpty()
        || !topic.concepts().isEmpty()
        || !topic.resources().isEmpty();
  }

  /** Whether more than words without meaning was said. */
  static boolean says(Wish wish) {
    return meant(wish)
        || dated(wish)
        || topical(wish)
        || !wish.where().wards().isEmpty()
        || wish.where().online() != null;
  }

  /** Whether all that was said are words to search for. */
  private static boolean onlyWords(Wish wish) {
    return !says(wish) && !wish.topic().words().isEmpty();
  }

  /** The same wish in bounded size: what is kept of it must stay small. */
  static Wish small(Wish wish) {
    var topic = wish.topic();
    var place = wish.where().place();
    return new Wish(
        wish.aim(),
        new Wish.Where(
            few(wish.where().wards()), place == null ? null : cut(place), wish.where().online()),
        wish.when(),
        new Wish.Who(
            few(wish.who().audience()), wish.who().language(), few(wish.who().accessibility())),
        new Wish.Topic(
            topic.fields().stream().limit(MOST).toList(),
            few(topic.skills()),
            few(topic.resources()),
            few(topic.concepts()),
            few(topic.words())),
        new Wish.Limits(
            wish.limits().oneDay(),
            wish.limits().beginner(),
            wish.limits().free(),
            few(wish.limits().not())),
        wish.safety(),
        List.of(),
        wish.mended().stream()
            .limit(MOST)
            .map(one -> new Wish.Mended(cut(one.typed()), cut(one.read())))
            .toList());
  }

  /** The name of the event of a wish, such as {@code wish-probono-offer}. */
  static String event(Wish wish) {
    if (!meant(wish)) {
      return "wish-other";
    }
    var name = "wish-" + code(wish.aim().kind());
    return wish.aim().kind() == Kind.PROBONO
        ? name + (wish.aim().side() == Wish.Side.ASK ? "-ask" : "-offer")
        : name;
  }

  static String code(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .distinct()
        .toList();
  }

  private static List<String> few(List<String> list) {
    return list.stream().limit(MOST).map(Wishes::cut).toList();
  }

  private static String cut(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String when(Wish.When when) {
    var days = String.join(",", when.weekdays());
    return days.isEmpty() && (when.from() != null || when.to() != null || when.part() != null)
        ? "dated"
        : days;
  }

  private static String topic(Wish.Topic topic) {
    return topic.fields().isEmpty()
            && topic.skills().isEmpty()
            && topic.concepts().isEmpty()
            && topic.words().isEmpty()
        ? ""
        : "said";
  }

  private static @Nullable Kind kind(String value) {
    return value.isEmpty() ? null : Kind.valueOf(name(value));
  }

  private static Wish.@Nullable Need need(String value) {
    return value.isEmpty() ? null : Wish.Need.valueOf(name(value));
  }

  private static Wish.@Nullable Side side(String value) {
    return value.isEmpty() ? null : Wish.Side.valueOf(name(value));
  }

  private static String name(String value) {
    return value.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** A wish as it is kept: what had to be dealt with first is over. */
  private static Wish kept(Wish wish) {
    return new Wish(
        wish.aim(),
        wish.where(),
        wish.when(),
        wish.who(),
        wish.topic(),
        wish.limits(),
        null,
        List.of(),
        wish.mended());
  }
}
