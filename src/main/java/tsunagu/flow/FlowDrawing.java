package tsunagu.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tsunagu.flow.FlowMap.Place;
import tsunagu.flow.FlowMap.Way;

/** Writes a flow's map in the words of Mermaid's flowcharts, which a browser draws. */
public final class FlowDrawing {
  private static final int LONGEST = 24;
  private static final int MOST_ANSWERS = 4;

  private FlowDrawing() {}

  /**
   * The chart.
   *
   * @param note what to write below a step, such as how many people came; empty for nothing
   */
  public static String mermaid(FlowMap map, UnaryOperator<String> note) {
    var chart = new ArrayList<String>();
    chart.add("flowchart TD");
    var ids = new LinkedHashMap<String, String>();
    for (var place : map.places()) {
      var id = "s" + ids.size();
      ids.put(place.step(), id);
      chart.add("  " + id + shape(place, note.apply(place.step())));
    }
    var others = new LinkedHashMap<String, String>();
    joined(map.ways())
        .forEach((way, when) -> {
          var to = way.otherFlow() ? other(way.to(), others, chart) : ids.get(way.to());
          var target = way.to().isEmpty() ? end(others, chart) : to;
          var label = when.isEmpty() ? " --> " : " -->|\"" + quoted(when) + "\"| ";
          chart.add("  " + ids.get(way.from()) + label + target);
        });
    chart.add("  classDef question fill:#e3f0ff,stroke:#1d5fa8,color:#111");
    chart.add("  classDef does fill:#fff0d6,stroke:#8a5a00,color:#111");
    chart.add("  classDef plain fill:#fff,stroke:#555,color:#111");
    chart.add("  classDef flow fill:#eef3ec,stroke:#3a6b35,color:#111");
    return String.join("\n", chart);
  }

  private static String other(String flow, Map<String, String> others, List<String> chart) {
    return others.computeIfAbsent(
        flow,
        name -> {
          var id = "f" + others.size();
          chart.add("  " + id + "([\"" + quoted(name) + "\"]):::flow");
          return id;
        });
  }

  private static String end(Map<String, String> others, List<String> chart) {
    return others.computeIfAbsent(
        "",
        _ -> {
          chart.add("  done((\"もどる\")):::flow");
          return "done";
        });
  }

  /** Ways between the same two places become one, with their answers together. */
  private static Map<Way, String> joined(List<Way> ways) {
    var together = new LinkedHashMap<Way, List<String>>();
    for (var way : ways) {
      together
          .computeIfAbsent(
              new Way(way.from(), way.to(), way.otherFlow(), ""), _ -> new ArrayList<>())
          .add(way.when());
    }
    var joined = new LinkedHashMap<Way, String>();
    together.forEach((way, when) -> joined.put(way, answers(when)));
    return joined;
  }

  private static String answers(List<String> when) {
    var said = when.stream().filter(one -> !one.isEmpty()).distinct().toList();
    var first = said.stream().limit(MOST_ANSWERS).map(FlowDrawing::cut);
    var more = said.size() > MOST_ANSWERS ? " ほか" + (said.size() - MOST_ANSWERS) : "";
    return first.collect(Collectors.joining("・")) + more;
  }

  private static String shape(Place place, String note) {
    var text =
        place.step()
            + (place.says().isEmpty() ? "" : "<br/>" + quoted(cut(place.says())))
            + (note.isEmpty() ? "" : "<br/>" + quoted(note));
    return switch (place.kind()) {
      case QUESTION -> "[/\"" + text + "\"/]:::question";
      case SWITCH -> "{\"" + text + "\"}:::plain";
      case SEARCH -> "[(\"" + text + "\")]:::plain";
      case DOES -> "[[\"" + text + "\"]]:::does";
      case SAYS, QUIET -> "[\"" + text + "\"]:::plain";
    };
  }

  private static String cut(String text) {
    return Prompt.cut(text.replace('\n', ' '), LONGEST);
  }

  /** Quotes and brackets by their numbers, or they would be read as part of the chart. */
  private static String quoted(String text) {
    return text.replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("{", "#123;")
        .replace("}", "#125;");
  }
}
