package tsunagu.flow;

import tsunagu.flow.Run.Waiting;
import tsunagu.wish.Wish;
import tsunagu.wish.WishReader;

/** Takes typed words as the answer to the open question, where they are one. */
final class Answering {
  private final Run run;
  private final State state;

  Answering(Run run) {
    this.run = run;
    this.state = run.state;
  }

  /** Takes the words and goes on; false when they are no answer. */
  boolean fits(Waiting open, String text, Wish wish) {
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
        if (!question.patience().range().holds(text.strip().length())) {
          return false;
        }
        state.remember();
        run.slots.set(into, text.strip());
      }
      case NUMBER -> {
        var number = WishReader.number(text);
        if (number.isEmpty() || !question.patience().range().holds(number.getAsInt())) {
          return false;
        }
        state.remember();
        run.slots.set(into, String.valueOf(number.getAsInt()));
      }
      case TAP, CHOICE, YES_NO, OFFER, DESK, INTRODUCTION, OTHER_WISH, KEPT -> {
        return false;
      }
    }
    run.asking.goOn(open);
    return true;
  }

  /** Whether something else is wished for than what is asked about. */
  private boolean other(Wish wish) {
    return Wishes.meant(wish)
        && Wishes.meant(state.wish)
        && wish.aim().kind() != state.wish.aim().kind();
  }
}
