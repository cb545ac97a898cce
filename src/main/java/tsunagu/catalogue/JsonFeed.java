package tsunagu.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON: an array of flat objects wherever it lies in the file, their keys being headers.
 * In the city's own form an event has a list of its dates, of which each becomes a line.
 */
final class JsonFeed {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DATES = "date_list";
  private static final int MOST_ROWS = 50_000;
  private static final int DEPTH = 4;

  private final Set<String> head = new LinkedHashSet<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();

  private JsonFeed() {}

  /** Reads it; never throws. Lines are counted by event, the first being 1. */
  static Table table(String text) {
    try {
      var events = array(JSON.readTree(text), DEPTH);
      return events == null
          ? Table.nothing(1, "JSON の中にイベントの一覧（配列）がありません。")
          : new JsonFeed().read(events);
    } catch (JacksonException e) {
      return Table.nothing(1, "JSON として読めません。書き出し直すか、CSV を選んでください。");
    }
  }

  /** The first array of objects. */
  private static @Nullable JsonNode array(JsonNode node, int depth) {
    if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      return node.get(0).size() == 1 && node.get(0).iterator().next().isObject() ? null : node;
    }
    if (!node.isObject() || depth == 0) {
      return null;
    }
    JsonNode longest = null;
    for (var child : node) {
      var found = array(child, depth - 1);
      if (found != null && (longest == null || found.size() > longest.size())) {
        longest = found;
      }
    }
    return longest;
  }

  private Table read(JsonNode events) {
    int number = 0;
    for (var event : events) {
      number++;
      var dates = event.path(DATES);
      if (!dates.isArray() || dates.isEmpty()) {
        row(event, null, number);
      }
      for (var date : dates) {
        row(event, date, number);
      }
    }
    var lines = new ArrayList<Table.Line>();
    lines.add(new Table.Line(1, List.copyOf(head)));
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var cells = head.stream().map(key -> row.getOrDefault(key, "")).toList();
      lines.add(new Table.Line(numbers.get(i), cells));
    }
    return Table.of(lines);
  }

  private void row(JsonNode event, @Nullable JsonNode date, int number) {
    if (rows.size() >= MOST_ROWS) {
      return;
    }
    var row = new LinkedHashMap<String, String>();
    event.properties().forEach(field -> put(row, field));
    if (date != null) {
      date.properties().forEach(field -> put(row, field));
    }
    head.addAll(row.keySet());
    rows.add(row);
    numbers.add(number);
  }

  /** Lists of words are joined; what lies deeper is left out. */
  private static void put(Map<String, String> row, Map.Entry<String, JsonNode> field) {
    var value = field.getValue();
    if (value.isValueNode() && !value.isNull()) {
      row.put(field.getKey(), value.asString());
    } else if (value.isArray() && !value.isEmpty() && value.get(0).isValueNode()) {
      row.put(
          field.getKey(),
          value.valueStream().map(JsonNode::asString).collect(Collectors.joining("、")));
    }
  }
}
