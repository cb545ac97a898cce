package tsunagu.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What we take from an event file, and the headers it has in the 79-column municipal standard, the
 * 50-column base registry, the 32-column set before them and the city's own 26 columns; the last
 * ones are words that other publishers use.
 */
enum Column {
  CODE("全国地方公共団体コード", "都道府県コード又は市区町村コード", "市区町村コード"),
  ID("ID", "NO", "No.", "番号", "UID"),
  PUBLISHER("地方公共団体名", "市区町村名"),
  TITLE(
      "イベント名",
      "名称",
      "タイトル",
      "title",
      "行事名",
      "催し名",
      "イベント名称",
      "事業名",
      "講座名",
      "イベントタイトル",
      "催し",
      "行事",
      "件名",
      "催事名",
      "イベント",
      "SUMMARY"),
  LANGUAGE("言語コード"),
  SUBTITLE("サブタイトル"),
  TITLE_EN("イベント名_英語", "名称(英字)"),
  PAGE("コンテンツURL", "URL"),
  LINK("URL", "リンク", "ホームページ", "詳細URL", "公開URL", "ページURL", "リンク先", "open_url"),
  STATE("状態", "開催状況", "STATUS"),
  KEYWORDS("キーワード"),
  TAGS("タグ", "カテゴリー"),
  PATTERN("開催パターン"),
  FROM(
      "開始日", "開催日", "開催開始日", "開始年月日", "実施日", "日程", "日付", "開催日時", "日時", "開始日時", "実施日時", "期日", "開催期間",
      "期間", "DTSTART", "date"),
  TO("終了日", "開催終了日", "終了年月日", "終了日時", "DTEND"),
  DAYS("開催日一覧"),
  START("開始時間", "開始時刻", "時間", "開催時間", "開始", "time_from"),
  END("終了時間", "終了時刻", "終了", "time_to"),
  DATE_NOTE("開始日時特記事項", "日時備考", "開催時間補足", "日時補足", "time_ext"),
  SUMMARY("概要"),
  BODY("説明", "内容", "詳細", "イベント内容", "事業内容", "説明文", "DESCRIPTION", "content"),
  CATEGORY("イベント種類", "分類", "ジャンル", "種別", "カテゴリ", "CATEGORIES", "type1"),
  FEE("料金(基本)", "料金_基本", "料金", "参加費", "費用", "受講料", "入場料", "cost_ext"),
  FEE_NOTE("料金(詳細)", "料金_詳細"),
  ORGANISER("主催者", "主催団体", "主催", "実施主体", "主催者名", "ORGANIZER"),
  PARTNER("共催団体", "共催協力"),
  AUDIENCE("対象者", "対象", "参加対象", "対象年齢", "target"),
  AUDIENCE_NOTE("対象者備考", "対象者補足", "参加条件_詳細", "target_ext"),
  VENUE("場所名称", "会場", "会場名", "開催場所", "場所", "実施場所", "開催会場", "LOCATION"),
  WARD("開催区", "区", "place"),
  MEETING("集合(受付)場所", "集合場所"),
  PLACE_CODE("所在地_全国地方公共団体コード"),
  ADDRESS("所在地_連結表記", "所在地_連結標記", "住所", "所在地", "会場住所", "開催場所住所", "place_adr"),
  PREFECTURE("所在地_都道府県", "住所都道府県"),
  CITY("所在地_市区町村", "住所市区町村"),
  TOWN("所在地_町字", "住所町名"),
  BLOCK("所在地_番地以下", "住所丁目以下"),
  BUILDING("建物名等(方書)", "建物名等", "方書"),
  LATITUDE("緯度", "place_lat"),
  LONGITUDE("経度", "place_lon"),
  ACCESS("アクセス方法"),
  WEB("Web開催"),
  CAPACITY("定員", "募集人数", "募集定員", "capacity_ext"),
  CAPACITY_NOTE("定員備考"),
  FEE_KIND("料金種別"),
  FOREIGN("外国語対応"),
  FOREIGN_NOTE("外国語対応備考"),
  CONDITION("開催条件"),
  APPLY_BY("参加申込終了日", "申込期限日", "申込締切日", "申込締切", "申込期限", "申込み締切", "申込締切日時", "締切日", "締切"),
  APPLY_TIME("参加申込終了時間", "申込期限時刻"),
  APPLY("参加申込方法", "申込方法", "申込み方法", "申し込み方法", "申込み", "申込", "申し込み"),
  APPLY_PAGE("申込URL"),
  NURSING("授乳室"),
  DIAPERS("おむつ替えコーナー"),
  PUSHCHAIRS("ベビーカー利用"),
  BARRIER_FREE("バリアフリー", "barrier_free"),
  REMARKS("備考", "note");

  /** The headers, as they are written once normalised; the first is the standard's. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  final List<String> headers;

  Column(String... headers) {
    this.headers = List.of(headers);
  }

  /** A header as it is compared: full and half width alike, no spaces, no 必須 behind it. */
  static String plain(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\uFEFF]|\\((?:必須|任意|◎)\\)|[◎※*]", "")
        .toUpperCase(Locale.ROOT);
  }
}
