package tsunagu.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Step;

/**
 * A flow as it can be drawn: its steps and the ways between them, as the engine walks them.
 *
 * @param about one sentence of what it is for
 * @param words typed words that start it
 */
public record FlowMap(
    String flow, String about, List<String> words, List<Place> places, List<Way> ways) {
  private static final String JAPANESE = "ja";

  public FlowMap {
    words = List.copyOf(words);
    places = List.copyOf(places);
    ways = List.copyOf(ways);
  }

  /** What a step is, for its shape. */
  public enum Kind {
    /** Waits for an answer. */
    QUESTION,
    /** Says something. */
    SAYS,
    /** Chooses the way by what is known. */
    SWITCH,
    /** Looks something up. */
    SEARCH,
    /** Does something that lasts: an introduction, a hand-over, erasing. */
    DOES,
    /** Remembers or forgets, or only leads on. */
    QUIET
  }

  /** A step, with the beginning of what it says in Japanese. */
  public record Place(String step, Kind kind, String says) {}

  /**
   * A way from a step.
   *
   * @param to a step of this flow, or another flow; empty where the flow ends
   * @param when the answer or condition; empty when it is always taken
   */
  public record Way(String from, String to, boolean otherFlow, String when) {}

  /** A flow by its name. */
  public static Optional<FlowMap> of(Flows flows, String name) {
    return flows.find(name).map(FlowMap::of);
  }

  private static FlowMap of(Flow flow) {
    var places = new ArrayList<Place>();
    var ways = new ArrayList<Way>();
    for (var step : flow.steps()) {
      places.add(new Place(step.name(), kind(step.doing()), says(step.doing())));
      new Ways(flow, step, ways).add();
    }
    var words = flow.calls().words().stream().map(Flow.Word::say).toList();
    return new FlowMap(flow.name(), flow.about(), words, places, ways.stream().distinct().toList());
  }

  private static Kind kind(Doing doing) {
    return switch (doing) {
      case Doing.Ask _, Doing.Refer _ -> Kind.QUESTION;
      case Doing.Say _ -> Kind.SAYS;
      case Doing.Switch _ -> Kind.SWITCH;
      case Doing.Search _, Doing.Desks _ -> Kind.SEARCH;
      case Doing.HandOver _, Doing.Withdraw _, Doing.ForgetMe _, Doing.Remind _ -> Kind.DOES;
      default -> Kind.QUIET;
    };
  }

  private static String says(Doing doing) {
    return switch (doing) {
      case Doing.Ask(var question) -> question.text().in(JAPANESE);
      case Doing.Refer(var question) -> question.text().in(JAPANESE);
      case Doing.Say say -> say.text().in(JAPANESE);
      default -> "";
    };
  }

  /** Gathers the ways of one step. */
  private record Ways(Flow flow, Step step, List<Way> ways) {
    void add() {
      switch (step.doing()) {
        case Doing.Ask(var question) -> answers(question);
        case Doing.Refer(var question) -> answers(question);
        case Doing.Switch(var cases) -> {
          cases.forEach(one -> way(one.then(), one.when().isEmpty() ? "それ以外" : spoken(one.when())));
          if (step.then() != null || cases.stream().noneMatch(one -> one.when().isEmpty())) {
            way(step.then(), "それ以外");
          }
        }
        case Doing.Search(var nothing) -> found(nothing);
        case Doing.Desks(var nothing) -> found(nothing);
        case Doing.Call(var called) -> {
          ways.add(new Way(step.name(), called, true, "呼んで、もどる"));
          way(step.then(), "");
        }
        case Doing.Back(var nothing) -> {
          ways.add(new Way(step.name(), "", false, "前の質問へ"));
          way(nothing, "前の質問がない");
        }
        case Doing.End _ -> ways.add(new Way(step.name(), "", false, ""));
        default -> way(step.then(), "");
      }
    }

    private void found(String nothing) {
      way(step.then(), "見つかった");
      way(nothing, "見つからない");
    }

    private void answers(Question question) {
      for (var option : question.choices()) {
        way(option.then() == null ? step.then() : option.then(), called(option));
      }
      if (question.choices().stream().noneMatch(option -> option.then() == null)) {
        way(step.then(), "答え");
      }
      way(question.patience().otherwise(), "二回わからない");
      var timeout = question.patience().timeout();
      if (timeout != null) {
        way(timeout.then(), spoken(timeout.after()) + "返事がない");
      }
    }

    private static String called(Option option) {
      return option.label().in(JAPANESE);
    }

    private static String spoken(Map<String, List<String>> when) {
      return new TreeMap<>(when)
          .entrySet().stream()
              .map(one -> one.getKey() + spoken(one.getValue()))
              .collect(Collectors.joining("、"));
    }

    private static String spoken(List<String> values) {
      return switch (String.join("・", values)) {
        case "known" -> "がわかる";
        case "unknown" -> "がわからない";
        case String several -> "が" + several;
      };
    }

    private static String spoken(Duration time) {
      return time.toDays() > 0 ? time.toDays() + "日" : time.toMinutes() + "分";
    }

    private void way(@Nullable String target, String when) {
      var next = target == null ? flow.below(step) : flow.step(target).orElse(null);
      if (next != null) {
        ways.add(new Way(step.name(), next.name(), false, when));
      } else if (target != null && !target.isEmpty()) {
        ways.add(new Way(step.name(), target, true, when));
      }
    }
  }
}
