package tsunagu.catalogue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header line of an event file: which known column stands where. */
record Heads(int width, Map<Column, Integer> places, Map<Column, String> names) {
  private static final List<Column> REQUIRED = List.of(Column.TITLE, Column.FROM);
  private static final List<Column> EVENT = List.of(Column.TO, Column.START, Column.ORGANISER);

  /** Matches headers by name, in any order; unknown ones are passed over. */
  static Heads of(List<String> headers) {
    var found = new HashMap<String, Integer>();
    for (int i = 0; i < headers.size(); i++) {
      found.putIfAbsent(Column.plain(headers.get(i)), i);
    }
    var places = new EnumMap<Column, Integer>(Column.class);
    var names = new EnumMap<Column, String>(Column.class);
    for (var column : Column.values()) {
      for (var header : column.headers) {
        var place = found.get(Column.plain(header));
        if (place != null) {
          places.putIfAbsent(column, place);
          names.putIfAbsent(column, header);
        }
      }
    }
    return new Heads(headers.size(), places, names);
  }

  /** Why this is not an event file we know, with the remedy; empty when it is. */
  String missing() {
    var lacking = REQUIRED.stream().filter(column -> !places.containsKey(column)).toList();
    if (lacking.isEmpty() && EVENT.stream().anyMatch(places::containsKey)) {
      return "";
    }
    var names =
        Stream.concat(lacking.stream(), lacking.isEmpty() ? EVENT.stream() : Stream.empty())
            .map(column -> "「" + String.join("」か「", column.headers) + "」")
            .collect(Collectors.joining("、"));
    return "自治体標準イベント一覧（79列）かベースレジストリ（50列）の見出しではありません。見出しに " + names + " が必要です。";
  }

  /** A record of this file. */
  Table.Row row(int line, List<String> values) {
    var cells = new EnumMap<Column, String>(Column.class);
    places.forEach((column, place) -> {
      var value = place < values.size() ? values.get(place).strip() : "";
      if (!value.isEmpty()) {
        cells.put(column, value);
      }
    });
    var spill =
        values.stream().skip(width).filter(value -> !value.isBlank()).findFirst().orElse("");
    return new Table.Row(line, cells, names, spill);
  }
}
