package tsunagu.search;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/** Why a find was shown, part by part of the wish, and on which of its dates. */
final class Reasons {
  private final Wish wish;
  private final Slots slots;
  private final LocalDateTime now;

  Reasons(Wish wish, Slots slots, LocalDateTime now) {
    this.wish = wish;
    this.slots = slots;
    this.now = now;
  }

  /** All that is true of it, what it is about first. */
  List<Why> why(
      Candidate candidate, List<Why> words, Listing.@Nullable Occurrence next, Set<Step> unlike) {
    var listing = candidate.listing();
    var why = new ArrayList<>(words);
    place(listing, why);
    when(next, unlike, why);
    people(listing, why);
    var project = listing.project();
    if (project != null) {
      why.add(new Why.Effort(project.effortHours(), project.durationWeeks()));
    }
    return why.stream().distinct().toList();
  }

  private void place(Listing listing, List<Why> why) {
    var where = listing.where();
    var asked = wish.where().wards();
    where.wards().stream().filter(asked::contains).forEach(ward -> why.add(new Why.Ward(ward)));
    if (!asked.isEmpty() && where.wards().stream().noneMatch(asked::contains)) {
      if (where.wards().isEmpty()) {
        why.add(new Why.City());
      }
      where.wards().stream()
          .filter(slots.neighbours()::contains)
          .forEach(ward -> why.add(new Why.NextWard(ward)));
    }
    boolean online = where.online() || where.wards().contains(Sheet.ONLINE);
    if (online && Boolean.TRUE.equals(wish.where().online())) {
      why.add(new Why.Online());
    }
  }

  private void when(Listing.@Nullable Occurrence next, Set<Step> unlike, List<Why> why) {
    var when = wish.when();
    boolean dated = when.from() != null || when.to() != null || !when.weekdays().isEmpty();
    if (next != null && dated && !unlike.contains(Step.DATE)) {
      why.add(new Why.Day(next.date()));
    }
    var part = when.part();
    if (next != null && next.start() != null && part != null && !unlike.contains(Step.PART)) {
      why.add(new Why.Part(part));
    }
  }

  private void people(Listing listing, List<Why> why) {
    var who = listing.who();
    wish.who().audience().stream()
        .filter(who.audience()::contains)
        .forEach(code -> why.add(new Why.Audience(code)));
    wish.who().accessibility().forEach(need -> why.add(new Why.Access(need)));
    var language = wish.who().language();
    if (language != null && who.languages().contains(language)) {
      why.add(new Why.Language(language));
    }
    if (who.beginner()) {
      why.add(new Why.Beginner());
    }
    if (Boolean.TRUE.equals(wish.limits().free()) && Boolean.TRUE.equals(listing.terms().free())) {
      why.add(new Why.Free());
    }
    if (Boolean.TRUE.equals(wish.limits().oneDay()) && who.oneDay()) {
      why.add(new Why.OneDay());
    }
  }

  /** The first date that fits as strictly as can be, else the first that is left. */
  Listing.@Nullable Occurrence next(Candidate candidate) {
    var left = Alive.left(candidate.listing(), now);
    for (var given : List.of(Set.<Step>of(), candidate.given())) {
      var days = slots.days(given);
      for (var occurrence : left) {
        if (days.isEmpty() || Days.of(occurrence).stream().anyMatch(days.get()::contains)) {
          return occurrence;
        }
      }
    }
    return left.isEmpty() ? null : left.getFirst();
  }
}
