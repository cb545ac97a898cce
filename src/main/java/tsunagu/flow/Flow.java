package tsunagu.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One flow as its file has it.
 *
 * @param about one sentence for coordinators
 * @param calls what starts it: words, phrases, events
 * @param aside whether it comes back to the question it interrupted
 */
record Flow(
    String name,
    String about,
    int version,
    Source source,
    Calls calls,
    Aside aside,
    List<Step> steps) {
  Flow {
    steps = List.copyOf(steps);
  }

  Optional<Step> step(String wanted) {
    return steps.stream().filter(step -> step.name().equals(wanted)).findFirst();
  }

  /** The step below one in the file; null below the last. */
  @Nullable Step below(Step step) {
    int at = steps.indexOf(step) + 1;
    return at < steps.size() ? steps.get(at) : null;
  }

  /** Whether a flow leaves the question it interrupts, asks it again, or only keeps it open. */
  enum Aside {
    NO,
    ASKING_AGAIN,
    QUIET
  }

  /** A place in a file, for findings. */
  record Source(String file, int line) {}

  /**
   * What starts a flow.
   *
   * @param words typed as a whole
   * @param phrases contained in what is meant for the bot itself (thanks, "delete my data")
   * @param on events
   * @param facts values that come with the events
   * @param notice never said to someone who switched notices off
   * @param late what becomes of a timer that calls it late
   */
  record Calls(
      List<Word> words,
      List<String> phrases,
      List<String> on,
      List<String> facts,
      boolean notice,
      Late late) {
    Calls {
      words = List.copyOf(words);
      phrases = List.copyOf(phrases);
      on = List.copyOf(on);
      facts = List.copyOf(facts);
    }
  }

  /** A word that starts a flow, with slots it sets. */
  record Word(String say, Map<String, String> set, int line) {}

  /**
   * One step.
   *
   * @param then where it goes on: a step of this flow, else a flow; null is the step below
   */
  record Step(String name, int line, Doing doing, @Nullable String then) {}

  /** What a step does. */
  sealed interface Doing {
    /**
     * Says something.
     *
     * @param show {@code offer}, {@code desk}, {@code helplines} as cards, or empty
     */
    record Say(Wording text, String show, Wording title, List<Button> buttons) implements Doing {
      public Say {
        buttons = List.copyOf(buttons);
      }
    }

    /** Waits for an answer. */
    record Ask(Question question) implements Doing {}

    /** Waits for consent to be introduced; the text names receiver and items. */
    record Refer(Question question) implements Doing {}

    /** Waits for consent to keep the wish and to be told when something fits it. */
    record KeepWish(Question question) implements Doing {}

    /** Keeps a wish no longer; names the slot it is in. */
    record DropWish(String kept) implements Doing {}

    /** Sets slots and forgets others. */
    record Assign(Map<String, String> set, List<String> forget) implements Doing {
      public Assign {
        forget = List.copyOf(forget);
      }
    }

    /** Goes to the first case that matches. */
    record Switch(List<Case> cases) implements Doing {
      public Switch {
        cases = List.copyOf(cases);
      }
    }

    /** Finds listings for the wish. */
    record Search(String nothing) implements Doing {}

    /** Finds the organisations for the wish and the listing. */
    record Desks(String nothing) implements Doing {}

    /** Runs another flow and comes back. */
    record Call(String flow) implements Doing {}

    /** Only leads on. */
    record Go() implements Doing {}

    /** Calls a human. */
    record HandOver(String why, String organisation) implements Doing {}

    /** Takes an introduction back; names the slot it is in. */
    record Withdraw(String introduction) implements Doing {}

    /** Forgets the person. */
    record ForgetMe() implements Doing {}

    record Remind(String timer, Duration after) implements Doing {}

    /** One step back; {@code nothing} when there is none. */
    record Back(String nothing) implements Doing {}

    /** Forgets the wish and what was answered; keeps what the person chose. */
    record StartOver() implements Doing {}

    /** Comes back to whoever called, or to the question that was interrupted. */
    record End() implements Doing {}
  }

  /** A button that opens something. */
  record Button(Wording label, String open) {}

  /**
   * One case of a switch.
   *
   * @param when slot → {@code known}, {@code unknown}, or the values that match; empty for else
   */
  record Case(Map<String, List<String>> when, String then, int line) {}

  /** The kinds of question. */
  enum Sort {
    CHOICE,
    YES_NO,
    WARD,
    DATE,
    TEXT,
    LOCATION,
    SKILLS,
    NUMBER,
    TAP,
    WISH,
    OFFER,
    DESK,
    INTRODUCTION,
    /** Words to look for instead. */
    OTHER_WISH,
    /** One of the wishes that are kept. */
    KEPT
  }

  /**
   * A question.
   *
   * @param into slot of the answer
   * @param choices what can be tapped or typed by number
   * @param patience what happens when the answer does not fit
   * @param cards words of the cards; only for {@code OFFER}, {@code DESK}
   */
  record Question(
      Sort sort,
      String into,
      Wording text,
      List<Option> choices,
      Patience patience,
      @Nullable CardWords cards) {
    Question {
      choices = List.copyOf(choices);
    }
  }

  /**
   * How a question takes answers that do not fit.
   *
   * @param again said instead of the text after a failed try
   * @param otherwise where the last failed try leads
   * @param fallback value of the choice that counts for someone who does not know; may be empty
   * @param timeout null when it waits for ever
   * @param interruptible whether a wish may be followed instead
   * @param open whether every text is a wish
   * @param skipKnown whether it is passed over when the slot is set
   * @param many whether several may be chosen
   * @param range what an answer may measure
   */
  record Patience(
      Wording again,
      int tries,
      String otherwise,
      String fallback,
      @Nullable Timeout timeout,
      boolean interruptible,
      boolean open,
      boolean skipKnown,
      boolean many,
      Range range) {}

  /** What happens when nobody answers for so long. */
  record Timeout(Duration after, String then) {}

  /**
   * How much an answer may be, both ends included: the number itself, the characters of a text, or
   * how many things are chosen.
   */
  record Range(int least, int most) {
    boolean holds(int amount) {
      return amount >= least && amount <= most;
    }
  }

  /**
   * One choice.
   *
   * @param words that are understood besides its label
   * @param set slots it sets besides
   * @param then where it leads, null for the step's own
   */
  record Option(
      String value,
      Wording label,
      List<String> words,
      Map<String, String> set,
      @Nullable String then,
      int line) {
    Option {
      words = List.copyOf(words);
    }
  }

  /**
   * Words on and above cards.
   *
   * @param without what stands before the conditions that can be taken off
   * @param relaxed what is said for each thing given up
   * @param page how many at a time
   */
  record CardWords(
      Wording button, Wording more, Wording without, Map<String, Wording> relaxed, int page) {}
}
