package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows of municipal event files. */
class ImportTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          開始日=2026-11-28                              | accepted |          |
          開始日=2026/11/28; 終了日=2026/11/28           | accepted |          |
          開始日=2026/8/4; 参加申込終了日=2026-08-01     | accepted |          |
          開始時間=09:30:00; 終了時間=１１：３０         | accepted |          |
          終了日=9999-12-31                              | accepted |          |
          開始日=２０２６－１１－２８                    | accepted |          |
          開始日=2026年11月28日（土）                    | repaired | 開始日   | 2026-11-28 と読みました
          開始日=令和8年11月28日                         | repaired | 開始日   | 2026-11-28 と読みました
          開始日=11/28/2026                              | repaired | 開始日   | 2026-11-28 と読みました
          開始日=2026.11/28                              | repaired | 開始日   | 2026-11-28 と読みました
          開始時間=午前10時                              | repaired | 開始時間 | 10:00 と読みました
          開始時間=131:00                                | repaired | 開始時間 | 時刻として読めない
          参加申込終了日=未定                            | repaired | 参加申込終了日 | わからない
          参加申込終了日=2025-06-01                      | repaired | 参加申込終了日 | 一年より前
          緯度=139.6; 経度=35.6                          | repaired | 緯度     | 入れかわって
          緯度=35.6; 経度=0                              | repaired | 緯度     | 除きました
          URL=javascript:alert(1)                        | repaired | URL      | http
          説明=電話は090-1234-5678です                   | repaired | 説明     | 個人の電話番号
          開始日=46354                                   | repaired | 開始日   | 2026-11-28 と読みました
          開始日=令和8年12月5日(土)～12月7日(月)         | repaired | 開始日   | 2026-12-05 から 2026-12-07 までの 3 日
          開始日=12月5日、12日、19日                     | repaired | 開始日   | 2026-12-05 から 2026-12-19 までの 3 日
          開始日=2026年12月6日（日曜日）午後2時から午後3時半まで; 開始時間=; 終了時間= | repaired | 開始日 | 2026-12-06 と読みました
          開始日=2026/12/06 14:00; 終了日=2026/12/06 16:00; 開始時間=; 終了時間= | accepted | |
          開始日=毎週火曜日（祝日を除く）                | repaired | 開始日   | くり返しの言葉
          終了日=12月6日                                 | repaired | 終了日   | 2026-12-06 と読みました
          参加申込終了日=11月20日（金）まで              | repaired | 参加申込終了日 | 2026-11-20 と読みました
          URL=www.city.example.jp/a                      | repaired | URL      | https://www.city.example.jp/a
          URL=https://example.jp/秋 祭                   | repaired | URL      | %E7%A7%8B%20%E7%A5%AD
          開始日=8月5日（水）～8月16日※10日以外         | repaired | 開始日   | 2026-08-05 から
          開始日=～9月25日(金)まで                       | rejected | 開始日   | 日付として読めません
          開始時間=10時～12時; 終了時間=                 | repaired | 開始時間 | 10:00 から 12:00 まで
          開始時間=午後1時半〜3時; 終了時間=             | repaired | 開始時間 | 13:30 から 15:00 まで
          開始時間=13:30～（開場13:00）; 終了時間=       | repaired | 開始時間 | 13:30 からと読み
          開始時間=1000                                  | repaired | 開始時間 | 10:00 と読みました
          開始時間=終日; 終了時間=                       | repaired | 開始時間 | 一日中
          説明=<p>竹林の<b>整備</b><br>です。</p>        | repaired | 説明     | HTML
          説明=5 < 6 & 7                                 | accepted |          |
          開始日=                                        | rejected | 開始日   | 開催日がありません
          開始日=9999-12-31                              | rejected | 開始日   | 決まっていません
          開始日=6月下旬                                 | rejected | 開始日   | 日付として読めません
          開始日=2026-02-30                              | rejected | 開始日   | 日付として読めません
          終了日=2026-11-27                              | rejected | 終了日   | 始まりの日より前
          終了日=いつか                                  | rejected | 終了日   | 日付として読めません
          開始時間=15:00; 終了時間=13:00                 | rejected | 終了時間 | 始まりの時刻より前
          開始時間=22:00; 終了時間=01:00                 | accepted |          |
          イベント名=                                    | rejected | イベント名 | 名前がありません
          """)
  void everyRowIsAcceptedRepairedOrRejectedWithAReason(
      String cells, String outcome, String column, String why) {
    var report = Csv.read(Csv.row(cells).file()).report();

    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.accepted()).isEqualTo("accepted".equals(outcome) ? 1 : 0);
    assertThat(report.repaired()).isEqualTo("repaired".equals(outcome) ? 1 : 0);
    assertThat(report.rejected()).isEqualTo("rejected".equals(outcome) ? 1 : 0);
    if (why == null) {
      assertThat(report.problems()).isEmpty();
    } else {
      var problem = report.problems().getFirst();
      assertThat(problem.line()).isEqualTo(2);
      assertThat(problem.column()).isEqualTo(column);
      assertThat(problem.why()).contains(why);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          所在地_連結表記=神奈川県川崎市宮前区宮前平2丁目   | 宮前区
          所在地_連結標記=川崎市多摩区登戸                  | 多摩区
          所在地_全国地方公共団体コード=141356              | 多摩区
          所在地_全国地方公共団体コード=14136               | 宮前区
          所在地_市区町村=川崎市; 所在地_町字=中原区小杉町  | 中原区
          場所名称=高津市民館 第1会議室                     | 高津区
          場所名称=幸市民館                                 | 幸区
          所在地_連結表記=東京都世田谷区等々力              | outside
          所在地_連結表記=横浜市都筑区                      | outside
          全国地方公共団体コード=232025; 地方公共団体名=愛知県岡崎市 | outside
          Web開催=オンライン                                | online
          所在地_連結表記=神奈川県川崎市                    | ''
          """)
  void tellsTheWardFromCodeAddressOrVenue(String cells, String ward) {
    var listing = Csv.read(Csv.row(cells).file()).listings().getFirst();

    assertThat(String.join(",", listing.where().wards())).isEqualTo(ward);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          料金(基本)=0                              | true
          料金(基本)=無料                           | true
          料金種別=無料                             | true
          料金(基本)=1，000円                       | false
          料金(詳細)=教材費300円                    | false
          料金(基本)=無料; 料金(詳細)=材料費500円   |
          料金(基本)=                               |
          """)
  void tellsWhetherItIsFree(String cells, Boolean free) {
    assertThat(Csv.read(Csv.row(cells).file()).listings().getFirst().terms().free())
        .isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          状態=中止                          | CANCELLED
          状態=延期                          | CANCELLED
          イベント名=【中止】落ち葉の会      | CANCELLED
          イベント名=電車の運転中止を考える会 | OPEN
          状態=満員                          | FULL
          イベント名=（満席）料理の会        | FULL
          状態=受付終了                      | CLOSED
          状態=開催予定                      | OPEN
          """)
  void tellsWhetherItCanStillBeJoined(String cells, Listing.Status status) {
    assertThat(Csv.read(Csv.row(cells).file()).listings().getFirst().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          イベント種類=子育て・教育、健康・福祉 | 1 2 13       |
          イベント種類=防災・防犯               | 8 9          |
          対象者=小学生と保護者                 |              | parent child
          対象者=中学生、高校生                 |              | teen
          対象者=小学３年生以上                 |              | ''
          対象者=65歳以上の方                   |              | senior
          対象者=外国人の方                     |              | foreign_resident
          イベント名=親子で歩く会               | 13           | parent child
          """)
  void tellsFieldsAndAudience(String cells, String fields, String audience) {
    var who = Csv.read(Csv.row(cells).file()).listings().getFirst().who();

    if (fields != null) {
      assertThat(who.fields().stream().sorted().map(String::valueOf))
          .containsExactly(fields.split(" ", -1));
    }
    if (audience != null) {
      assertThat(String.join(" ", who.audience())).isEqualTo(audience);
    }
  }

  @ParameterizedTest
  @CsvSource({"小学生以上,6", "小学３年生以上,8", "中学生以上,12", "高校生以上の方,15", "18歳以上,18", "小学生,"})
  void aSchoolYearAndOlderIsAnAge(String audience, Integer from) {
    var who = Csv.read(Csv.row("対象者=" + audience).file()).listings().getFirst().who();

    assertThat(who.ageMin()).isEqualTo(from);
  }

  @Test
  void agesAreReadInAnyWidth() {
    var who = Csv.read(Csv.row("対象者=６歳～１２歳").file()).listings().getFirst().who();

    assertThat(who.ageMin()).isEqualTo(6);
    assertThat(who.ageMax()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j", "UTF-16LE", "UTF-16BE"})
  void readsEveryEncodingPublishersUse(String encoding) {
    var bytes = Csv.row("イベント名=髙橋～①の会").file().getBytes(Charset.forName(encoding));

    var read = Import.of("events.csv", bytes, Sample.TODAY);

    assertThat(read.listings()).hasSize(1);
    assertThat(read.listings().getFirst().text().title()).isEqualTo("髙橋～①の会");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstHeader() {
    var read = Csv.read("\uFEFF" + Csv.row("").file());

    assertThat(read.listings().getFirst().source().name()).isEqualTo("神奈川県川崎市");
  }

  @Test
  void theCitysOwnColumnsAreKnown() {
    var file =
        """
        イベント名,開始日,終了日,開催日一覧,開催区,対象者補足,料金,バリアフリー,主催者
        講座,2026-11-09,2026-11-25,2026-11-09;2026-11-25,中原区,どなたでも,500円,"授乳室,スロープ",市
        広場,2026-11-28,,,オンライン,,無料,指定なし,市
        """;

    var listings = Csv.read(file).listings();

    var course = listings.getFirst();
    assertThat(course.when().occurrences())
        .extracting(one -> one.date().toString())
        .containsExactly("2026-11-09", "2026-11-25");
    assertThat(course.where().wards()).containsExactly("中原区");
    assertThat(course.who().accessibility()).containsExactly("授乳室", "スロープ");
    assertThat(course.terms().fee()).isEqualTo("500円");
    assertThat(listings.getLast().where().wards()).containsExactly("online");
  }

  @Test
  void wordsOfOtherPublishersStandForTheStandards() {
    var file = "行事名（必須）,\"開催日\n(必須)\",時間,会場,主催,内容\n会,12/5,10時～12時,市民館,人,話\n";

    var read = Csv.read(file);

    assertThat(read.report().repaired()).isEqualTo(1);
    assertThat(read.listings().getFirst().where().venue()).isEqualTo("市民館");
    assertThat(read.listings().getFirst().text().organiser()).isEqualTo("人");
  }

  @Test
  void whatIsPassedOverIsNamedOnce() {
    var report = Csv.read("イベント名,開始日,主催者,謎,特記,駐車場情報\n会,2026-11-28,人,x,y,z\n").report();

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).isEqualTo("謎、特記"));
  }

  @Test
  void marksOfWebPagesLeaveTheWords() {
    var text =
        Csv.read(
                """
                イベント名,開始日,主催者,説明
                会,2026-11-28,人,<p>竹林の<b>整備</b><br>です。</p>&lt;5人&gt;&nbsp;A&amp;B
                """)
            .listings()
            .getFirst()
            .text();

    assertThat(text.body()).isEqualTo("竹林の整備\nです。\n<5人> A&B");
  }

  @Test
  void headersAreMatchedByNameInAnyOrderAndUnknownOnesPassedOver() {
    var file = "謎,終了日,イベント名＿英語,集合（受付）場所,イベント名,開始日\nx,,Walk,駅,歩く会,2026-11-28\n";

    var listing = Csv.read(file).listings().getFirst();

    assertThat(listing.text().title()).isEqualTo("歩く会");
    assertThat(listing.text().titleEn()).isEqualTo("Walk");
    assertThat(listing.where().venue()).isEqualTo("駅");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=,\n", "令和8年度イベント一覧,,\n,,\n", "#LINK\n#lang ja\n", "\n\n"})
  void aTitleOrCommentMayStandAboveTheHeader(String above) {
    var read = Csv.read(above + "イベント名,開始日,主催者\n会,2026-11-28,人\n");

    assertThat(read.report().accepted()).isEqualTo(1);
  }

  @Test
  void theBaseRegistryHasItsOwnHeaders() {
    var cells = new String[50];
    Arrays.fill(cells, "");
    cells[1] = "141305";
    cells[2] = "歌の会";
    cells[16] = "2026-12-05";
    cells[18] = "10:00";
    cells[22] = "宮前市民館";
    cells[25] = "川崎市";
    cells[26] = "宮前区宮前平";
    cells[31] = "歌う会の人たち";
    cells[39] = "2026-12-01";
    cells[40] = "00:00";

    var listing = Csv.read(Csv.BASE_50 + "\n" + String.join(",", cells)).listings().getFirst();

    assertThat(listing.text().organiser()).isEqualTo("歌う会の人たち");
    assertThat(listing.where().wards()).containsExactly("宮前区");
    assertThat(listing.where().venue()).isEqualTo("宮前市民館");
    assertThat(listing.when().applyBy()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(listing.when().occurrences().getFirst().start()).isEqualTo(LocalTime.of(10, 0));
    assertThat(listing.source().name()).isEqualTo("川崎市");
  }

  @Test
  void theLineOfAProblemIsWhereTheRecordBegins() {
    var file = "イベント名,開始日,説明,主催者\r\n会,2026-11-28,\"一行目\r\n二行目\r\n三行目\",会\r\n\r\n次の会,なし,,会\r\n";

    var report = Csv.read(file).report();

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.problems()).singleElement().satisfies(p -> assertThat(p.line()).isEqualTo(6));
  }

  @Test
  void rowsOfOneEventBecomeOneListingWithItsDatesInOrder() {
    var read =
        Csv.read(
            Csv.file(
                Csv.row("開始日=2026-12-05; ID=b"),
                Csv.row("開始日=2026-11-28; ID=a"),
                Csv.row("開始日=2026-11-28; ID=a")));

    assertThat(read.listings()).hasSize(1);
    assertThat(read.listings().getFirst().when().occurrences())
        .extracting(occurrence -> occurrence.date().toString())
        .containsExactly("2026-11-28", "2026-12-05");
    assertThat(read.report().accepted()).isEqualTo(2);
    assertThat(read.report().repaired()).isEqualTo(1);
  }

  @Test
  void theSameNumberForDifferentEventsDoesNotMixThem() {
    var read = Csv.read(Csv.file(Csv.row("ID=1; イベント名=歩く会"), Csv.row("ID=1; イベント名=歌う会")));

    assertThat(read.listings()).hasSize(2);
  }

  @Test
  void aDateThatIsOffLeavesTheOthersOpen() {
    var read = Csv.read(Csv.file(Csv.row("状態=中止; 開始日=2026-11-28"), Csv.row("状態=; 開始日=2026-12-05")));

    var listing = read.listings().getFirst();
    assertThat(listing.status()).isEqualTo(Listing.Status.OPEN);
    assertThat(listing.when().occurrences()).hasSize(1);
  }

  @Test
  void aPeriodHasAllItsDaysAndSaysThatNotEachNeedBeOne() {
    var listing = Csv.read(Csv.row("開始日=2026-11-28; 終了日=2026-12-06").file()).listings().getFirst();

    assertThat(listing.when().occurrences()).hasSize(9);
    assertThat(listing.when().note()).contains("期間中の毎日とはかぎりません");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00:00 | 23:55
          00:00 | 23:59
          00:00 | 24:00
          00:00 | 00:00
          """)
  void theWholeDayHasNoTimes(String start, String end) {
    var listing = Csv.read(Csv.row("開始時間=" + start + "; 終了時間=" + end).file()).listings().getFirst();

    assertThat(listing.when().occurrences().getFirst().start()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                     | 中身がありません
          '   '                                  | 中身がありません
          名称,住所                              | 見出しに
          イベント名,開始日,主催者               | 行がありません
          a,b,c                                  | 見出しに
          %PDF-1.7                               | PDF
          <!doctype html><html></html>           | ウェブページ
          {"events":[]}                          | JSON
          {"events                               | JSON
          BEGIN:VCALENDAR                        | カレンダー
          <?xml version="1.0"?><rss></rss>       | RSS
          """)
  void aFileThatIsNoEventFileIsRejectedAsAWhole(String file, String why) {
    var read = Csv.read(file);

    assertThat(read.listings()).isEmpty();
    assertThat(read.report().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.why()).contains(why));
  }

  @Test
  void brokenExcelAndPicturesAreNamedAsSuch() {
    assertThat(why(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("Excel");
    assertThat(why(new byte[] {(byte) 0x89, 'P', 'N', 'G'})).contains("画像");
    assertThat(why(new byte[Decoded.MOST + 1])).contains("大きすぎます");
    assertThat(why(new byte[] {0, 0, 0, 0})).contains("文字として読めません");
  }

  private static String why(byte[] bytes) {
    return Import.of("x", bytes, Sample.TODAY).report().problems().getFirst().why();
  }

  @Test
  void anOpenQuoteStopsThereAndKeepsWhatCameBefore() {
    var file = "イベント名,開始日,主催者\n会,2026-11-28,人\n\"閉じない会,2026-11-28,人\n次,2026-11-28,人\n";

    var report = Csv.read(file).report();

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(3);
          assertThat(problem.why()).contains("引用符");
        });
  }

  @Test
  void anOpenQuoteInTheFirstRowIsARejectedRow() {
    var report = Csv.read("イベント名,開始日,主催者\n\"閉じない会,2026-11-28,人\n").report();

    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.problems().getFirst().line()).isEqualTo(2);
  }

  @Test
  void aRowWithMoreCellsThanHeadersIsRejected() {
    var report = Csv.read("イベント名,開始日,主催者\n会,2026-11-28,人,と,人\n").report();

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.problems().getFirst().why()).contains("引用符");
  }

  @Test
  void personalDataGetsIntoNoTextAndNoReport() {
    var row =
        Csv.row(
            "説明=問い合わせ：見本 花子 090-0000-0000 hanako@example.jp; 備考=08000000000"
                + "; 参加申込方法=担当：見本太郎（０９０－００００－００００）へ; 連絡先名称=見本花子"
                + "; 開始時間=見本 hanako@example.jp");

    var read = Csv.read(row.file());

    assertThat(read.toString())
        .doesNotContain("0000-0000", "hanako", "見本 花子", "見本太郎", "見本花子", "００００", "08000000000");
    assertThat(read.report().repaired()).isEqualTo(1);
  }

  @Test
  void publicDesksMayBeNamed() {
    var row = Csv.row("参加申込方法=問い合わせ先：宮前区役所地域振興課 044-000-0000");

    assertThat(Csv.read(row.file()).listings().getFirst().terms().apply())
        .contains("宮前区役所地域振興課", "044-000-0000");
  }

  @Test
  void anIdStaysTheSameWhenTheFileIsSentAgainInAnotherOrder() {
    var one = Csv.file(Csv.row("ID=1; イベント名=歩く会"), Csv.row("ID=2; イベント名=歌う会"));
    var two = Csv.file(Csv.row("ID=9; イベント名=歌う会"), Csv.row("ID=8; イベント名=歩く会"));

    assertThat(Csv.read(two).listings())
        .extracting(Listing::id)
        .containsExactlyInAnyOrderElementsOf(
            Csv.read(one).listings().stream().map(Listing::id).toList())
        .allMatch(id -> id.matches("[a-z0-9-]{1,40}"));
  }

  @Test
  void noBytesMakeItFail() {
    var random = new Random(20261124);
    var head = "イベント名,開始日,主催者\n".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 300; round++) {
      var bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      if (round % 2 == 0) {
        System.arraycopy(head, 0, bytes, 0, Math.min(head.length, bytes.length));
      }

      var report = Import.of("x", bytes, Sample.TODAY).report();

      assertThat(report.rows())
          .isEqualTo(report.accepted() + report.repaired() + report.rejected());
      assertThat(report.accepted() > 0 || !report.problems().isEmpty()).isTrue();
    }
  }

  @Test
  void strangeCellsNeverMakeItFail() {
    for (var cell :
        new String[] {"🌈🌲", "\u202E逆", "\u0007", "\uD800", "a\tb\nc", "9".repeat(40)}) {
      for (var column : Column.values()) {
        var row = Csv.row(column.headers.getFirst() + "=" + cell);

        var report = Csv.read(row.file()).report();

        assertThat(report.rows()).isEqualTo(1);
      }
    }
  }
}
