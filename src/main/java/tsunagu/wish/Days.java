package tsunagu.wish;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From one day to another, both inclusive; a missing end is open. */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
  static Days on(LocalDate day) {
    return new Days(day, day);
  }

  Days notBefore(LocalDate today) {
    return from != null && from.isBefore(today) && (to == null || !to.isBefore(today))
        ? new Days(today, to)
        : this;
  }

  Days hull(Days other) {
    return new Days(
        from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from,
        to == null || other.to == null ? null : to.isAfter(other.to) ? to : other.to);
  }

  @Override
  public String toString() {
    return (from == null ? "" : from) + ".." + (to == null ? "" : to);
  }
}
