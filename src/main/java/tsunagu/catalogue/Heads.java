package tsunagu.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The header line of an event file: which known column stands where. */
record Heads(
    int width, Map<Column, Integer> places, Map<Column, String> names, List<String> unknown) {
  /** Headers of the standards that we do not use: told to nobody, for they are in every file. */
  private static final Set<String> UNUSED =
      Arrays.stream(
              ("_id 法人番号 イベント通称 イベント名_カナ 名称_カナ 対象となる産業 所要時間 "
                      + "掲載開始日 掲載終了日 サブイベント 連絡先名称 連絡先電話番号 "
                      + "連絡先内線番号 関連組織 町字ID 駐車場情報 駐車場料金 駐輪場情報 "
                      + "Web開催URL ツール・環境 決済種別 申込開始日 申込開始時刻 飲食可否 "
                      + "ベビーカー貸出 画像 画像_ライセンス 都道府県名 名称(カナ) "
                      + "名称(通称) 画像URL ステージ 郵便番号 その他関係団体 "
                      + "連絡先メールアドレス 問い合わせ先 問合せ先 問合せ お問い合わせ お問合せ "
                      + "お問い合わせ先 お問合せ先 連絡先 電話 電話番号 TEL FAX メール 担当 担当課 "
                      + "担当部署 所管課 更新日時 更新日 最終更新 最終更新日 最終確認日 公開日 登録日 "
                      + "曜日 子育て情報 施設No. 外部連携フラグ 画像_詳細 駐車場_有無 ")
                  .split(" ", -1))
          .map(Column::plain)
          .collect(Collectors.toSet());

  /** What stands in brackets behind a header; a reading or a translation is another column. */
  private static final Pattern BRACKETS = Pattern.compile("\\((?!カナ|かな|ふりがな|フリガナ|英|通称|略)[^)]*\\)$");

  private static final Pattern DITTO = Pattern.compile("同上|〃|″|”|々|同じ");

  private static final List<Column> REQUIRED = List.of(Column.TITLE, Column.FROM);
  private static final int FEW = 2;
  private static final int SHOWN = 3;
  private static final List<Column> EVENT =
      List.of(Column.TO, Column.START, Column.ORGANISER, Column.VENUE, Column.BODY, Column.SUMMARY);

  /** Matches headers by name, in any order; unknown ones are passed over. */
  static Heads of(List<String> headers) {
    var found = new HashMap<String, Integer>();
    for (int i = 0; i < headers.size(); i++) {
      found.putIfAbsent(Column.plain(headers.get(i)), i);
    }
    for (int i = 0; i < headers.size(); i++) {
      found.putIfAbsent(BRACKETS.matcher(Column.plain(headers.get(i))).replaceFirst(""), i);
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
            .map(column -> column.headers.stream().limit(FEW).collect(joining("」か「", "「", "」")))
            .limit(SHOWN)
            .collect(joining("、"));
    return "イベントの一覧の見出しではありません（自治体標準79列・50列・32列、ほかの市のものも読めます）。見出しに " + names + " が必要です。";
  }

  /** Whether a line says the same as the header, as where two files were put together. */
  boolean repeatedBy(List<String> cells) {
    return names.entrySet().stream()
        .allMatch(name -> {
          int place = places.getOrDefault(name.getKey(), Integer.MAX_VALUE);
          return place < cells.size()
              && Column.plain(cells.get(place)).startsWith(Column.plain(name.getValue()));
        });
  }

  /**
   * A record of this file.
   *
   * @param above the row before it, whose cells count where this one says 同上; null for the first
   */
  Table.Row row(Table.Line line, Table.@Nullable Row above) {
    var values = line.cells();
    var cells = new EnumMap<Column, String>(Column.class);
    var ditto = EnumSet.noneOf(Column.class);
    places.forEach((column, place) -> {
      var value = place < values.size() ? values.get(place).strip() : "";
      if (above != null && DITTO.matcher(value).matches()) {
        value = above.get(column);
        ditto.add(column);
      }
      if (!value.isEmpty()) {
        cells.put(column, value);
      }
    });
    var spill =
        values.stream().skip(width).filter(value -> !value.isBlank()).findFirst().orElse("");
    return new Table.Row(line.at(), cells, names, ditto, spill);
  }
}
