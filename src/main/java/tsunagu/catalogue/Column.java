package tsunagu.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What we take from an event file, and the headers it has in the 79-column municipal standard and
 * the 50-column base registry (the 32-column one before them uses the same words).
 */
enum Column {
  CODE("全国地方公共団体コード", "都道府県コード又は市区町村コード"),
  ID("ID", "NO"),
  PUBLISHER("地方公共団体名", "市区町村名"),
  TITLE("イベント名", "名称"),
  LANGUAGE("言語コード"),
  SUBTITLE("サブタイトル"),
  TITLE_EN("イベント名_英語", "名称(英字)"),
  PAGE("コンテンツURL", "URL"),
  LINK("URL"),
  STATE("状態"),
  KEYWORDS("キーワード"),
  TAGS("タグ", "カテゴリー"),
  PATTERN("開催パターン"),
  FROM("開始日"),
  TO("終了日"),
  START("開始時間", "開始時刻"),
  END("終了時間", "終了時刻"),
  DATE_NOTE("開始日時特記事項", "日時備考"),
  SUMMARY("概要"),
  BODY("説明"),
  CATEGORY("イベント種類"),
  FEE("料金(基本)", "料金_基本"),
  FEE_NOTE("料金(詳細)", "料金_詳細"),
  ORGANISER("主催者", "主催団体"),
  PARTNER("共催団体"),
  AUDIENCE("対象者"),
  AUDIENCE_NOTE("対象者備考"),
  VENUE("場所名称"),
  MEETING("集合(受付)場所", "集合場所"),
  PLACE_CODE("所在地_全国地方公共団体コード"),
  ADDRESS("所在地_連結表記", "所在地_連結標記", "住所"),
  PREFECTURE("所在地_都道府県", "住所都道府県"),
  CITY("所在地_市区町村", "住所市区町村"),
  TOWN("所在地_町字", "住所町名"),
  BLOCK("所在地_番地以下", "住所丁目以下"),
  BUILDING("建物名等(方書)", "建物名等", "方書"),
  LATITUDE("緯度"),
  LONGITUDE("経度"),
  ACCESS("アクセス方法"),
  WEB("Web開催"),
  CAPACITY("定員"),
  CAPACITY_NOTE("定員備考"),
  FEE_KIND("料金種別"),
  FOREIGN("外国語対応"),
  FOREIGN_NOTE("外国語対応備考"),
  CONDITION("開催条件"),
  APPLY_BY("参加申込終了日", "申込期限日"),
  APPLY_TIME("参加申込終了時間", "申込期限時刻"),
  APPLY("参加申込方法", "申込方法"),
  APPLY_PAGE("申込URL"),
  NURSING("授乳室"),
  DIAPERS("おむつ替えコーナー"),
  PUSHCHAIRS("ベビーカー利用"),
  REMARKS("備考");

  /** The headers, as they are written once normalised; the first is the standard's. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  final List<String> headers;

  Column(String... headers) {
    this.headers = List.of(headers);
  }

  /** A header as it is compared: full and half width alike, no spaces. */
  static String plain(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\uFEFF]", "")
        .toUpperCase(Locale.ROOT);
  }
}
