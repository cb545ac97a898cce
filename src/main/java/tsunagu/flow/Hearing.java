package tsunagu.flow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Run.Waiting;
import tsunagu.message.Incoming.What;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Safety;

/** Makes out what the person wants with what they typed, tapped or shared. */
final class Hearing {
  private static final int MOST_TEXT = 200;

  private final Run run;
  private final State state;

  Hearing(Run run) {
    this.run = run;
    this.state = run.state;
  }

  void hear(What what) {
    switch (what) {
      case What.Said(var text, _) -> typed(text);
      case What.Tapped(var data, _) -> tapped(data);
      case What.Shared(var latitude, var longitude) -> shared(latitude, longitude);
      case What.Followed _ -> run.begin("followed");
      case What.Unreadable(var kind) -> unreadable(kind);
      case What.Due(var timer, var stamp) -> due(timer, stamp);
      default -> {}
    }
  }

  private void typed(String text) {
    var open = run.waiting();
    if (open.isPresent()) {
      var taps = run.prompt(open.get()).exactly(text);
      if (!taps.isEmpty()) {
        run.answer(open.get(), taps);
        return;
      }
      if (Typed.number(text).isPresent()) {
        run.failed(open.get());
        return;
      }
    }
    var started = run.flows.word(text);
    if (started.isPresent()) {
      started.get().word().set().forEach(run.slots::set);
      run.begin(started.get().flow());
      return;
    }
    meant(text, Wishes.small(run.lookup.understand(text, run.today)), open);
  }

  private void meant(String text, Wish wish, Optional<Waiting> open) {
    var safety = wish.safety();
    if (safety != null && !(safety == Safety.EMPTY && open.isPresent())) {
      careful(text, wish, safety);
      return;
    }
    speak(wish);
    if (open.isEmpty()) {
      follow(wish);
    } else if (!fits(open.get(), text, wish)) {
      var patience = open.get().question().patience();
      boolean wished =
          patience.interruptible() && (Wishes.says(wish) || open(patience.open(), wish));
      if (wished) {
        refine(open.get(), wish);
      } else {
        run.failed(open.get());
      }
    }
  }

  private static boolean open(boolean open, Wish wish) {
    return open && !wish.topic().words().isEmpty();
  }

  /** What must be dealt with before any search; the words themselves are not kept. */
  private void careful(String text, Wish wish, Safety safety) {
    var code = Wishes.code(safety);
    var flow =
        safety == Safety.META
            ? run.flows.phrase(text).or(() -> run.flows.on("safety-meta"))
            : run.flows.on("safety-" + code);
    if (flow.isEmpty()) {
      return;
    }
    if (safety == Safety.OTHER_CITY) {
      state.remember();
      state.startOver();
      state.wish = wish;
    }
    run.slots.set("safety", code);
    run.begin(flow.get());
  }

  /** Answers in the language of the words, unless one was chosen. */
  private void speak(Wish wish) {
    var language = wish.who().language();
    if (language != null && !language.equals("ja") && !state.mine.containsKey("language")) {
      state.mine.put("language", language.equals("en") ? "en" : "ja-easy");
    }
  }

  private boolean fits(Waiting open, String text, Wish wish) {
    var question = open.question();
    var into = question.into();
    switch (question.sort()) {
      case WARD, LOCATION -> {
        if (wish.where().wards().isEmpty() || other(wish)) {
          return false;
        }
        state.remember();
        state.wish = Wishes.merge(state.wish, wish);
        run.slots.set(into, String.join(",", wish.where().wards()));
      }
      case DATE -> {
        if (!Wishes.dated(wish) || other(wish)) {
          return false;
        }
        state.remember();
        state.wish = Wishes.merge(state.wish, wish);
      }
      case SKILLS -> {
        if (wish.topic().skills().isEmpty()) {
          return false;
        }
        state.remember();
        var skills = String.join(",", wish.topic().skills());
        state.wish = Wishes.with(state.wish, "skills", skills);
        run.slots.set(into, skills);
      }
      case WISH -> {
        if (!Wishes.says(wish) && wish.topic().words().isEmpty()) {
          return false;
        }
        state.remember();
        state.wish = Wishes.merge(state.wish, wish);
      }
      case TEXT -> {
        state.remember();
        run.slots.set(into, text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT));
      }
      case CHOICE, YES_NO, OFFER, DESK, INTRODUCTION -> {
        return false;
      }
    }
    run.goOn(open);
    return true;
  }

  /** Whether something else is wished for than what is asked about. */
  private boolean other(Wish wish) {
    return Wishes.meant(wish)
        && Wishes.meant(state.wish)
        && wish.aim().kind() != state.wish.aim().kind();
  }

  /** Among results, words without a kind of their own make the wish more exact. */
  private void refine(Waiting open, Wish wish) {
    boolean results = open.question().sort() == Sort.OFFER;
    boolean onlyKind =
        Wishes.meant(wish) && !Wishes.topical(wish) && wish.where().wards().isEmpty();
    follow(results && (!Wishes.meant(wish) || onlyKind) ? Wishes.merge(state.wish, wish) : wish);
  }

  private void follow(Wish wish) {
    state.leave();
    state.wish = wish;
    run.begin(Wishes.event(wish));
  }

  private void tapped(String data) {
    if (data.startsWith("start:")) {
      start(data.substring("start:".length()));
      return;
    }
    var parts = data.split(":", 5);
    if (parts.length == 5 && parts[0].equals("a") && parts[1].matches("[0-9]{1,9}")) {
      button(Integer.parseInt(parts[1]), parts);
    } else {
      run.begin("old-button");
    }
  }

  private void button(int stamp, String[] parts) {
    var open = run.waiting();
    boolean now = open.isPresent() && state.frames.getLast().stamp() == stamp;
    if (!now && state.back(stamp)) {
      open = run.waiting();
      now = open.isPresent();
    }
    if (now && open.isPresent()) {
      var tap = run.prompt(open.get()).of(parts[4]);
      if (tap.isPresent()) {
        run.answer(open.get(), java.util.List.of(tap.get()));
        return;
      }
    }
    if (!old(parts[2], parts[3], parts[4])) {
      run.begin("old-button");
    }
  }

  /** An old button that still makes sense: a listing that is still there, a way to a flow. */
  private boolean old(String flowName, String stepName, String value) {
    var flow = run.flows.find(flowName);
    var step = flow.flatMap(one -> one.step(stepName));
    var question = step.flatMap(Flows::question);
    if (flow.isEmpty() || step.isEmpty() || question.isEmpty()) {
      return false;
    }
    if (question.get().sort() == Sort.OFFER && value.startsWith("=")) {
      var offer = run.lookup.offer(value.substring(1), state.wish, run.today, state.manner());
      if (offer.isPresent()) {
        state.remember();
        state.frames.clear();
        state.enter(flowName, stepName);
        run.slots.set("listing", value.substring(1));
        run.goOn(new Waiting(flow.get(), step.get(), question.get()));
        return true;
      }
      return false;
    }
    var leads =
        question.get().choices().stream()
            .filter(option -> option.value().equals(value))
            .flatMap(option -> Optional.ofNullable(option.then()).stream())
            .filter(then -> flow.get().step(then).isEmpty())
            .flatMap(then -> run.flows.find(then).stream())
            .findFirst();
    leads.ifPresent(run::begin);
    return leads.isPresent();
  }

  private void start(String wanted) {
    var parts = wanted.split("\\?", 2);
    var flow = run.flows.find(parts[0]);
    if (flow.isEmpty()) {
      run.begin("old-button");
      return;
    }
    if (flow.get().aside() == Flow.Aside.NO) {
      state.leave();
    }
    if (parts.length == 2) {
      for (var pair : parts[1].split("&", 10)) {
        var both = pair.split("=", 2);
        if (both.length == 2 && both[0].matches("[a-z.-]{1,30}")) {
          set(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
      }
    }
    run.begin(flow.get());
  }

  private void set(String slot, String value) {
    run.slots.set(slot, value.length() <= 100 ? value : value.substring(0, 100));
  }

  private void shared(double latitude, double longitude) {
    var ward = run.lookup.wardAt(latitude, longitude);
    var open = run.waiting();
    if (ward.isEmpty()) {
      run.begin("place-unknown");
      return;
    }
    var wish = Wishes.with(Wish.NONE, "wards", ward.get());
    if (open.isEmpty() || !fits(open.get(), ward.get(), wish)) {
      follow(wish);
    }
  }

  /** Only what a person sent is answered; events LINE may add later are not. */
  private void unreadable(String kind) {
    if (!kind.startsWith("event:") && !kind.equals("broken")) {
      run.begin("unreadable");
    }
  }

  private void due(String timer, String stamp) {
    if (stamp.equals(String.valueOf(state.stamps))) {
      run.begin("due-" + timer);
    }
  }

  /** Something happened elsewhere; said beside the open question. */
  void happened(String name) {
    var flow = run.flows.on(name);
    if (flow.isEmpty()) {
      return;
    }
    boolean off = !state.mine.getOrDefault("notices", "").equals("on");
    if (flow.get().calls().notice() && off) {
      return;
    }
    run.aside(flow.get());
  }
}
