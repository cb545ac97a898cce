package tsunagu.flow;

import java.util.List;
import java.util.Optional;
import tsunagu.flow.Flow.Sort;
import tsunagu.flow.Run.Waiting;
import tsunagu.message.Incoming.What;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Safety;

/** Makes out what the person wants with what they typed, tapped or shared. */
final class Hearing {
  /** Answered by the flow for those who do not know what to answer. */
  static final String UNSURE = "unsure";

  private final Run run;
  private final State state;

  Hearing(Run run) {
    this.run = run;
    this.state = run.state;
  }

  void hear(What what) {
    switch (what) {
      case What.Said(var text, _) -> typed(text);
      case What.Tapped(var data, _) -> new Buttons(run).tapped(data);
      case What.Shared(var latitude, var longitude) -> shared(latitude, longitude);
      case What.Followed _ -> run.begin("followed");
      case What.Unreadable(var kind) -> unreadable(kind);
      case What.Due(var timer, var stamp) -> due(timer, stamp);
      default -> {}
    }
  }

  /** Whether this is heard whatever question is open. */
  boolean heardAnywhere(What what) {
    return switch (what) {
      case What.Said(var text, _) ->
          run.flows.word(text).isPresent()
              || (Typed.number(text).isEmpty()
                  && run.lookup.understand(text, run.today).safety() != null);
      case What.Tapped(var data, _) -> data.startsWith("start:");
      case What.Followed _ -> true;
      default -> false;
    };
  }

  private void typed(String text) {
    var open = run.waiting();
    if (open.isPresent()) {
      var taps = run.prompt(open.get()).exactly(text);
      if (!taps.isEmpty()) {
        run.asking.answer(open.get(), taps);
        return;
      }
      if (Typed.number(text).isPresent() && open.get().question().sort() != Sort.NUMBER) {
        run.asking.failed(open.get());
        return;
      }
    }
    var started = run.flows.word(text);
    if (started.isPresent() && open.isPresent()) {
      if (started.get().flow().calls().on().contains(UNSURE)) {
        unsure(open.get(), started.get().flow());
        return;
      }
    }
    if (started.isPresent()) {
      started.get().word().set().forEach(run.slots::set);
      run.begin(started.get().flow());
      return;
    }
    meant(text, Wishes.small(open.isPresent() ? answer(text) : understood(text)), open);
  }

  private Wish understood(String text) {
    return run.lookup.understand(text, run.today);
  }

  /** To a question, 土曜がいい says a day and not that something is liked. */
  private Wish answer(String text) {
    var bare = Typed.answer(text);
    var wish = understood(bare);
    return bare.equals(text) || Wishes.says(wish) ? wish : understood(text);
  }

  /** Who does not know gets the usual answer where there is one; else it counts as a try. */
  private void unsure(Waiting open, Flow flow) {
    var usual = run.prompt(open).of(open.question().patience().fallback());
    int tries = state.tries + 1;
    if (usual.isPresent()) {
      run.asking.answer(open, List.of(usual.get()));
    } else if (!open.question().patience().interruptible()
        || tries >= open.question().patience().tries()) {
      run.asking.failed(open);
    } else {
      run.begin(flow);
      state.tries = run.waiting().filter(open::equals).isPresent() ? tries : state.tries;
    }
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
    } else if (!new Answering(run).fits(open.get(), text, wish)) {
      var patience = open.get().question().patience();
      boolean wished =
          patience.interruptible()
              && !unknownSkill(open.get(), wish)
              && (Wishes.says(wish) || open(patience.open(), wish));
      if (wished) {
        refine(open.get(), wish);
      } else {
        run.asking.failed(open.get());
      }
    }
  }

  /** Who is asked what they can do and names what nobody knows has not changed the subject. */
  private static boolean unknownSkill(Waiting open, Wish wish) {
    return open.question().sort() == Sort.SKILLS
        && !Wishes.topical(wish)
        && !wish.topic().words().isEmpty();
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

  /**
   * Among results, words without a kind of their own make the wish more exact; so does a day or a
   * place at any question on the way, which must not lose what was chosen before.
   */
  private void refine(Waiting open, Wish wish) {
    boolean results = open.question().sort() == Sort.OFFER;
    boolean onlyKind =
        Wishes.meant(wish) && !Wishes.topical(wish) && wish.where().wards().isEmpty();
    boolean onlyMore = !Wishes.meant(wish) && !Wishes.topical(wish) && Wishes.says(wish);
    boolean more = onlyMore || (results && (!Wishes.meant(wish) || onlyKind));
    boolean other = results && Wishes.topical(wish) && !Wishes.meant(wish) && saidKind();
    var before = other ? Wishes.withoutKind(state.wish) : state.wish;
    follow(more ? Wishes.merge(before, wish) : wish);
  }

  /** Whether the kind came with a topic in the person's own words, not by a choice on the way. */
  private boolean saidKind() {
    var topic = state.wish.topic();
    return !topic.concepts().isEmpty() || !topic.words().isEmpty() || !topic.skills().isEmpty();
  }

  private void follow(Wish wish) {
    state.leave();
    state.wish = wish;
    run.begin(Wishes.event(wish));
  }

  private void shared(double latitude, double longitude) {
    var ward = run.lookup.wardAt(latitude, longitude);
    var open = run.waiting();
    if (ward.isEmpty()) {
      run.begin("place-unknown");
      return;
    }
    var wish = Wishes.with(Wish.NONE, "wards", ward.get());
    if (open.isEmpty()) {
      follow(wish);
    } else if (!new Answering(run).fits(open.get(), ward.get(), wish)) {
      refine(open.get(), wish);
    }
  }

  /** Only what a person sent is answered; events LINE may add later are not. */
  private void unreadable(String kind) {
    if (!kind.startsWith("event:") && !kind.equals("broken")) {
      run.begin("unreadable");
    }
  }

  private void due(String timer, String stamp) {
    if (timer.equals(Asking.TIMEOUT)) {
      run.asking.timedOut(stamp);
    } else if (stamp.equals(String.valueOf(state.stamps))) {
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
