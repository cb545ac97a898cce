package tsunagu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the shipped dashboard draws. */
record Dashboard(List<Panel> panels) {
  static final Path FILE = Path.of("deploy", "grafana", "tsunagu.json");
  private static final Pattern METER = Pattern.compile("\\btsunagu_[a-z_]+");

  /** One panel. */
  record Panel(String title, List<String> expressions) {}

  static Dashboard read() throws IOException {
    var panels = new ArrayList<Panel>();
    for (var panel : JsonMapper.shared().readTree(Files.readString(FILE)).required("panels")) {
      var expressions = new ArrayList<String>();
      panel
          .required("targets")
          .forEach(target -> expressions.add(target.required("expr").asString()));
      panels.add(new Panel(panel.required("title").asString(), expressions));
    }
    return new Dashboard(panels);
  }

  /** Names as Prometheus knows them. */
  Set<String> meters() {
    return panels.stream()
        .flatMap(panel -> panel.expressions().stream())
        .flatMap(expression -> METER.matcher(expression).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names in what the program tells Prometheus. */
  static Set<String> told(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> METER.matcher(line).results().limit(1))
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
