package tsunagu.catalogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header line of an event file: which known column stands where. */
record Heads(
    int width, Map<Column, Integer> places, Map<Column, String> names, List<String> unknown) {
  /** Headers of the standards that we do not use: told to nobody, for they are in every file. */
  private static final Set<String> UNUSED =
      Arrays.stream(
              ("法人番号 イベント通称 イベント名_カナ 対象となる産業 所要時間 "
                      + "掲載開始日 掲載終了日 サブイベント 連絡先名称 連絡先電話番号 "
                      + "連絡先内線番号 関連組織 町字ID 駐車場情報 駐車場料金 駐輪場情報 "
                      + "Web開催URL ツール・環境 決済種別 申込開始日 申込開始時刻 飲食可否 "
                      + "ベビーカー貸出 画像 画像_ライセンス 都道府県名 名称(カナ) "
                      + "名称(通称) 画像URL ステージ 郵便番号 その他関係団体 "
                      + "連絡先メールアドレス 問い合わせ先 更新日時 ")
                  .split(" ", -1))
          .map(Column::plain)
          .collect(Collectors.toSet());

  private static final List<Column> REQUIRED = List.of(Column.TITLE, Column.FROM);
  private static final int FEW = 2;
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
    var unknown = headers.stream().filter(header -> isUnknown(header, places, headers)).toList();
    return new Heads(headers.size(), places, names, unknown);
  }

  private static boolean isUnknown(
      String header, Map<Column, Integer> places, List<String> headers) {
    var plain = Column.plain(header);
    return !plain.isEmpty()
        && !UNUSED.contains(plain)
        && !places.containsValue(headers.indexOf(header));
  }

  /** Why this is not an event file we know, with the remedy; empty when it is. */
  String missing() {
    var lacking = REQUIRED.stream().filter(column -> !places.containsKey(column)).toList();
    if (lacking.isEmpty() && EVENT.stream().anyMatch(places::containsKey)) {
      return "";
    }
    var names =
        Stream.concat(lacking.stream(), lacking.isEmpty() ? EVENT.stream() : Stream.empty())
            .map(column -> "「" + String.join("」か「", column.headers.subList(0, FEW)) + "」")
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
