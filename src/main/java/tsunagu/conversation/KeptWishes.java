package tsunagu.conversation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;
import tsunagu.search.SavedWish;
import tsunagu.search.SavedWishes;
import tsunagu.search.Search;
import tsunagu.wish.Wish;

/**
 * Keeps wishes until something fits them: in the person's own state, in their lane's list for those
 * who watch for new listings, and, once that is committed, in the index of wishes. All of it goes
 * with the person.
 */
@Component
final class KeptWishes {
  /** The one list of wishes in a lane. */
  private static final String LIST = "kept";

  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Duration KEEP = Duration.ofDays(400);
  private static final int DAYS = 180;
  private static final int MOST = 5;
  private static final int MOST_TOLD = 50;
  private static final int KNOWN = 20;

  private final Search search;
  private final SavedWishes saved;

  KeptWishes(Search search, SavedWishes saved) {
    this.search = search;
    this.saved = saved;
  }

  /** Keeps a wish; what fits it already is known. The oldest goes when there are too many. */
  void keep(Draft draft, Wish wish, String shown) {
    var now = LocalDateTime.ofInstant(draft.arrived().received(), HERE);
    var known = search.fitting(wish, now, KNOWN).hits().stream().map(hit -> hit.listing().id());
    var kept = new ArrayList<>(draft.state().wishes());
    kept.stream()
        .filter(one -> one.wish().equals(wish) || isOver(one, now.toLocalDate()))
        .toList()
        .forEach(one -> drop(draft, one.id()));
    while (draft.state().wishes().size() >= MOST) {
      drop(draft, draft.state().wishes().getFirst().id());
    }
    var one =
        new State.Kept(
            fresh(draft.state().wishes()), wish, shown, draft.arrived().received(), known.toList());
    change(draft, Stream.concat(draft.state().wishes().stream(), Stream.of(one)).toList());
    draft.write(append(draft.person(), one));
  }

  private static String fresh(List<State.Kept> kept) {
    var ids = kept.stream().map(State.Kept::id).toList();
    return Stream.iterate(1, n -> n + 1)
        .map(n -> "w" + n)
        .filter(id -> !ids.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** Keeps a wish no longer. */
  void drop(Draft draft, String id) {
    var left = draft.state().wishes().stream().filter(one -> !one.id().equals(id)).toList();
    if (left.size() < draft.state().wishes().size()) {
      change(draft, left);
      draft.write(new Write.Strike(Drawer.WISHES, LIST, name(draft.person(), id)));
    }
  }

  /** Keeps none of them any longer. */
  void forget(Draft draft) {
    List.copyOf(draft.state().wishes()).forEach(one -> drop(draft, one.id()));
  }

  /**
   * Notes that these are told; empty when the wish is no longer kept, or all were told before.
   *
   * @return the wish and those of the listings that are news
   */
  Optional<News> news(Draft draft, String id, List<String> listings) {
    var kept = draft.state().wishes().stream().filter(one -> one.id().equals(id)).findFirst();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    var fresh = listings.stream().filter(one -> !kept.get().told().contains(one)).toList();
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    var told = Stream.concat(kept.get().told().stream(), fresh.stream()).toList();
    var one = kept.get().with(told.subList(Math.max(0, told.size() - MOST_TOLD), told.size()));
    change(
        draft,
        draft.state().wishes().stream().map(old -> old.id().equals(id) ? one : old).toList());
    draft.write(append(draft.person(), one));
    return Optional.of(new News(one, fresh));
  }

  /** What is new for a wish. */
  record News(State.Kept kept, List<String> listings) {}

  private static boolean isOver(State.Kept one, LocalDate today) {
    return until(one).isBefore(today);
  }

  private static LocalDate until(State.Kept one) {
    var last = LocalDate.ofInstant(one.at(), HERE).plusDays(DAYS);
    var to = one.wish().when().to();
    return to == null || to.isAfter(last) ? last : to;
  }

  private static Write append(PersonId person, State.Kept one) {
    var value = new SavedWish(one.wish(), one.told(), until(one)).json();
    return new Write.Append(Drawer.WISHES, LIST, name(person, one.id()), value, KEEP);
  }

  private static String name(PersonId person, String id) {
    return person.hash() + "." + id;
  }

  /** The state with these wishes, and the register of skills offered by them. */
  private static void change(Draft draft, List<State.Kept> wishes) {
    var before = skills(draft.state().wishes());
    var after = skills(wishes);
    var hash = draft.person().hash();
    before.stream()
        .filter(skill -> !after.contains(skill))
        .forEach(skill -> draft.write(new Write.Leave(Drawer.OFFERED, skill, hash)));
    after.stream()
        .filter(skill -> !before.contains(skill))
        .forEach(skill -> draft.write(new Write.Join(Drawer.OFFERED, skill, hash)));
    draft.wishes(wishes);
  }

  private static Set<String> skills(List<State.Kept> wishes) {
    var skills = new HashSet<String>();
    wishes.stream()
        .map(State.Kept::wish)
        .filter(wish -> wish.aim().side() != Wish.Side.ASK)
        .forEach(wish -> skills.addAll(wish.topic().skills()));
    return skills;
  }

  /** After the commit: the index of wishes as the state has it. */
  void committed(PersonId person, State before, State after) {
    Map<String, Wish> now = new HashMap<>();
    after.wishes().forEach(one -> now.put(one.id(), one.wish()));
    before.wishes().stream()
        .filter(one -> !now.containsKey(one.id()))
        .forEach(one -> saved.remove(name(person, one.id())));
    now.forEach((id, wish) -> {
      var name = name(person, id);
      if (!saved.find(name).equals(Optional.of(wish))) {
        saved.put(name, wish);
      }
    });
  }
}
