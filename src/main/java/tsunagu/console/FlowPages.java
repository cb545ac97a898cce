package tsunagu.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.conversation.BrakeStore;
import tsunagu.conversation.DressRehearsal;
import tsunagu.conversation.FlowFolder;
import tsunagu.conversation.FlowNews;
import tsunagu.conversation.StepStore;
import tsunagu.conversation.StepStore.Count;
import tsunagu.conversation.WordFolder;
import tsunagu.flow.FlowDrawing;
import tsunagu.flow.FlowMap;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;

/**
 * The flows as coordinators see them: which are in force, what is wrong with newer files, how each
 * goes and how many people came by. Nothing is edited here: the files are the truth.
 */
@Controller
class FlowPages {
  /** The drawing library sizes its shapes by inline styles; scripts stay ours alone. */
  static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; object-src 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final FlowFolder flows;
  private final WordFolder words;
  private final StepStore steps;
  private final BrakeStore brakes;
  private final DressRehearsal rehearsal;
  private final Lanes lanes;

  FlowPages(
      FlowFolder flows,
      WordFolder words,
      StepStore steps,
      BrakeStore brakes,
      DressRehearsal rehearsal,
      Lanes lanes) {
    this.flows = flows;
    this.words = words;
    this.steps = steps;
    this.brakes = brakes;
    this.rehearsal = rehearsal;
    this.lanes = lanes;
  }

  /** A flow in the list. */
  record Line(String name, String about, String says, int questions) {}

  /**
   * A step in the table.
   *
   * @param kind what it does, in a word
   * @param passed how many people, as it may be shown
   */
  record Row(
      String step,
      String kind,
      String says,
      List<FlowMap.Way> ways,
      String passed,
      String waited,
      String left) {}

  /** A braked conversation. */
  record Braked(Instant at, String why, String where) {}

  @GetMapping("/console/flows")
  String list(Model model) {
    return list(flows.standing(), model);
  }

  /** Reads the folder at once, for those who do not want to wait half a second. */
  @PostMapping("/console/flows/reload")
  String reload(Model model) {
    model.addAttribute("looked", true);
    return list(flows.reload(), model);
  }

  /** Plays the stories against the flows in force. */
  @PostMapping("/console/flows/stories")
  String stories(Model model) {
    model.addAttribute("played", rehearsal.play());
    return list(flows.standing(), model);
  }

  private String list(FlowFolder.Standing now, Model model) {
    model.addAttribute("now", now);
    model.addAttribute("words", words.standing());
    model.addAttribute("flows", lines(now));
    model.addAttribute("elsewhere", elsewhere(now.version()));
    model.addAttribute("brakes", brakes.list().stream().map(FlowPages::braked).toList());
    return "console/flows";
  }

  /** How many other instances have other flows in force: for seconds, or their files differ. */
  private long elsewhere(String version) {
    try {
      return lanes.members().stream()
          .map(member -> member.facts().getOrDefault(FlowNews.FACT, version))
          .filter(other -> !other.equals(version))
          .count();
    } catch (LaneUnavailable down) {
      return 0;
    }
  }

  private static Braked braked(BrakeStore.Braking braking) {
    var why =
        switch (braking.why()) {
          case STEPS -> "一度に進む手順が多すぎた";
          case TURNS -> "一続きのやりとりが長すぎた";
          case STARTS -> "返事のないまま、こちらから何度も話しかけた";
          case SAME -> "同じことばが何度も来た";
        };
    return new Braked(braking.at(), why, braking.where());
  }

  private static String kind(FlowMap.Kind kind) {
    return switch (kind) {
      case QUESTION -> "きく";
      case SAYS -> "言う";
      case SWITCH -> "分かれる";
      case SEARCH -> "さがす";
      case DOES -> "する";
      case QUIET -> "準備";
    };
  }

  private static List<Line> lines(FlowFolder.Standing now) {
    var all = now.engine().flows();
    return all.names().stream()
        .flatMap(name -> FlowMap.of(all, name).stream())
        .map(map -> new Line(map.flow(), map.about(), first(map), questions(map)))
        .toList();
  }

  private static String first(FlowMap map) {
    return map.places().stream()
        .map(FlowMap.Place::says)
        .filter(says -> !says.isEmpty())
        .findFirst()
        .map(says -> says.lines().findFirst().orElse(""))
        .orElse("");
  }

  private static int questions(FlowMap map) {
    return (int)
        map.places().stream().filter(place -> place.kind() == FlowMap.Kind.QUESTION).count();
  }

  @GetMapping("/console/flows/{name}")
  String show(@PathVariable String name, Model model, HttpServletResponse response) {
    var map =
        FlowMap.of(flows.engine().flows(), name)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var counts = counts(map);
    response.setHeader("Content-Security-Policy", POLICY);
    model.addAttribute("map", map);
    model.addAttribute("chart", FlowDrawing.mermaid(map, step -> note(counts.get(step))));
    model.addAttribute("rows", rows(map, counts));
    return "console/flow";
  }

  private Map<String, Count> counts(FlowMap map) {
    var names = map.places().stream().map(place -> map.flow() + "/" + place.step()).toList();
    try {
      var counts = new java.util.HashMap<String, Count>();
      steps
          .counts(names, LocalDate.now(TOKYO))
          .forEach((name, count) -> counts.put(name.substring(name.indexOf('/') + 1), count));
      return counts;
    } catch (DataAccessException down) {
      return Map.of();
    }
  }

  private static String note(@org.jspecify.annotations.Nullable Count count) {
    return count == null ? "" : Crowd.shown(count.passed());
  }

  private static List<Row> rows(FlowMap map, Map<String, Count> counts) {
    var rows = new ArrayList<Row>();
    for (var place : map.places()) {
      var count = counts.getOrDefault(place.step(), new Count(0, 0, 0));
      var ways = map.ways().stream().filter(way -> way.from().equals(place.step())).toList();
      rows.add(
          new Row(
              place.step(),
              kind(place.kind()),
              place.says(),
              ways,
              Crowd.shown(count.passed()),
              Crowd.shown(count.waited()),
              Crowd.shown(count.left())));
    }
    return rows;
  }
}
