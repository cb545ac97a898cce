package tsunagu.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Small event files for tests: the columns that a test names, the others as a usual event's. */
final class Csv {
  static final String BASE_50 =
      "NO,都道府県コード又は市区町村コード,名称,名称(カナ),名称(英字),名称(通称),サブタイトル,概要,説明,サブイベント,イベント種類,URL,"
          + "画像URL,状態,対象となる産業,ステージ,開始日,終了日,開始時刻,終了時刻,日時備考,場所名称,集合場所,郵便番号,住所都道府県,"
          + "住所市区町村,住所町名,住所丁目以下,建物名等,緯度,経度,主催団体,共催団体,その他関係団体,対象者,定員,料金(基本),料金(詳細),"
          + "外国語対応,申込期限日,申込期限時刻,申込方法,アクセス方法,駐車場情報,駐輪場情報,連絡先名称,連絡先電話番号,連絡先内線番号,"
          + "連絡先メールアドレス,備考";

  private final Map<String, String> cells = new LinkedHashMap<>();

  private Csv() {}

  /** A usual event of the municipal standard with these cells: {@code 開始日=2026-11-28; …}. */
  static Csv row(String some) {
    var csv = new Csv();
    csv.cells.put("全国地方公共団体コード", "141305");
    csv.cells.put("地方公共団体名", "神奈川県川崎市");
    csv.cells.put("イベント名", "落ち葉の会");
    csv.cells.put("開始日", "2026-11-28");
    csv.cells.put("終了日", "");
    csv.cells.put("開始時間", "10:00");
    csv.cells.put("終了時間", "12:00");
    for (var cell : some.split(";", -1)) {
      if (!cell.isBlank()) {
        var parts = cell.split("=", 2);
        csv.cells.put(parts[0].strip(), parts[1].strip());
      }
    }
    return csv;
  }

  /** The file with this one row. */
  String file() {
    return String.join(",", cells.keySet()) + "\n" + line();
  }

  private String line() {
    return cells.values().stream()
        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(","));
  }

  /** The file of these rows, which must have the same columns. */
  static String file(Csv... rows) {
    return rows[0].file()
        + "\n"
        + Arrays.stream(rows).skip(1).map(Csv::line).collect(Collectors.joining("\n"));
  }

  /** What becomes of a file. */
  static Import read(String file) {
    return Import.of("events.csv", file.getBytes(StandardCharsets.UTF_8), Sample.TODAY);
  }
}
