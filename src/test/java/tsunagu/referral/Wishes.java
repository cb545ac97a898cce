package tsunagu.referral;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish;

/** Makes wishes from the slots of a data file, as if they had been understood. */
final class Wishes {
  private Wishes() {}

  /** A wish of these slots; {@code words} and {@code concepts} may name remits. */
  static Wish of(Map<String, Object> slots) {
    return new Wish(
        new Wish.Aim(
            code(Wish.Kind.class, slots.get("kind")),
            code(Wish.Need.class, slots.get("need")),
            code(Wish.Side.class, slots.get("side"))),
        new Wish.Where(texts(slots, "wards"), (String) slots.get("place"), null),
        Wish.NONE.when(),
        new Wish.Who(texts(slots, "audience"), (String) slots.get("language"), List.of()),
        new Wish.Topic(
            numbers(slots),
            texts(slots, "skills"),
            texts(slots, "resource"),
            texts(slots, "concepts"),
            texts(slots, "words")),
        Wish.NONE.limits(),
        code(Wish.Safety.class, slots.get("safety")),
        List.of());
  }

  private static <E extends Enum<E>> @Nullable E code(Class<E> type, @Nullable Object code) {
    return code == null ? null : Enum.valueOf(type, code.toString().toUpperCase(Locale.ROOT));
  }

  private static List<String> texts(Map<String, Object> slots, String name) {
    return ((List<?>) slots.getOrDefault(name, List.of())).stream().map(Object::toString).toList();
  }

  private static List<Integer> numbers(Map<String, Object> slots) {
    return ((List<?>) slots.getOrDefault("fields", List.of()))
        .stream().map(number -> (Integer) number).toList();
  }
}
