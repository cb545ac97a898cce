package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other cities send them: whatever form, the same events come out of them. */
class FeedTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "名称;開催日;会場;参加費\n映画会;2026年12月6日（日）;会館;大人500円、子ども無料\n",
        "催し名,開始日時,終了日時,会場\n<b>映画会</b>,2026/12/06 14:00,2026/12/06 16:00,会館\n※中止の場合があります,,,\n",
        "_id,イベント名,開始日,開始時間,場所名称\n1,映画会,2026-12-06T00:00:00,14:00:00,会館\n",
        "イベント名\t開始日\t場所名称\n映画会\t2026-12-06\t会館\n",
        "イベント名（必須）,開始日（西暦）,場　所,定員（人）\n映画会,2026/12/6,会館,30\n",
        "令和8年度 講座一覧,,\n\n作成：社会教育課,,\n※変わることがあります。,,\n,,\n\n\n件名,期日,会場,,,\n映画会,R8.12.6,会館,,,\n",
        "イベント名,開始日,場所名称\n映画会,2026-12-06,会館\nイベント名,開始日,場所名称\n",
        "[{\"イベント名\":\"映画会\",\"開始日\":\"2026-12-06\",\"場所名称\":\"会館\"}]",
        "{\"result\":{\"fields\":[{\"id\":1}],\"records\":[{\"名称\":\"映画会\",\"開始日\":\"2026/12/6\",\"場所名称\":\"会館\"},{}]}}",
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:映画会
        DTSTART:20261206T140000
        LOCATION:会館
        END:VEVENT
        END:VCALENDAR
        """
      })
  void theSameEventComesOutOfEveryForm(String file) {
    var listing = Csv.read(file).listings().getFirst();

    assertThat(listing.text().title()).isEqualTo("映画会");
    assertThat(listing.where().venue()).isEqualTo("会館");
    assertThat(listing.when().occurrences().getFirst().date()).isEqualTo("2026-12-06");
  }

  @Test
  void timesBehindADayAreTimes() {
    var file = "名称,開催日時,場所\n会,2026年12月6日（日曜日）午後1時30分から3時まで,館\n";

    var one = Csv.read(file).listings().getFirst().when().occurrences().getFirst();

    assertThat(one).hasToString("Occurrence[date=2026-12-06, start=13:30, end=15:00]");
  }

  @Test
  void sameAsAboveMeansTheCellAbove() {
    var read = Csv.read("名称,開催日,会場,主催\n一,12/5,公民館,市\n二,毎週火曜日,同上,〃\n");

    var second = read.listings().getLast();
    assertThat(second.where().venue()).isEqualTo("公民館");
    assertThat(second.text().organiser()).isEqualTo("市");
    assertThat(second.when().regularly()).isEqualTo("毎週火曜日");
    assertThat(read.report().repaired()).isEqualTo(2);
  }

  @Test
  void theCitysOwnInterfaceIsRead() {
    var file =
        """
        {"page":1,"event_data":[{"title":"花の会","content":"花を植えます","place":"多摩区",
         "date_list":[{"date":"2026-12-05","time_from":"10:00","time_to":"12:00"},{"date":"2026-12-12"}],
         "place_adr":"川崎市多摩区登戸","organizer":"花の会","cost_ext":"無料","capacity_ext":"20名",
         "type1":"環境・自然","target":"指定なし","barrier_free":["授乳室","スロープ"],"open_url":"https://example.jp"}]}
        """;

    var listing = Csv.read(file).listings().getFirst();

    assertThat(listing.when().occurrences()).hasSize(2);
    assertThat(listing.where().wards()).containsExactly("多摩区");
    assertThat(listing.who().accessibility()).containsExactly("授乳室", "スロープ");
    assertThat(listing.terms().free()).isTrue();
  }

  @Test
  void aCalendarsRepeatsAreDatesAndEndSomewhere() {
    var file =
        """
        BEGIN:VCALENDAR
        X-WR-TIMEZONE:Asia/Tokyo
        BEGIN:VEVENT
        UID:1
        DTSTAMP:20170110T16:21:39
        SUMMARY:おはなし会
        DTSTART;TZID=Asia/Tokyo:20261205T100000
        DTEND;TZID=Asia/Tokyo:20261205T110000
        GEO:;
        RRULE:FREQ=WEEKLY
        EXDATE;TZID=Asia/Tokyo:20261212T100000
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:まつり
        DTSTART;VALUE=DATE:20261206
        DTEND;VALUE=DATE:20261208
        STATUS:CANCELLED
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:夜の会
        DTSTART:20261206T100000Z
        DTEND:20261206T150000Z
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:日のない会
        END:VEVENT
        END:VCALENDAR
        """;

    var read = Csv.read(file);

    var story = read.listings().getFirst().when().occurrences();
    assertThat(story).hasSize(100);
    assertThat(story.getFirst()).hasToString("Occurrence[date=2026-12-05, start=10:00, end=11:00]");
    assertThat(story.get(1).date()).isEqualTo("2026-12-19");
    assertThat(read.listings().get(1).status()).isEqualTo(Listing.Status.CANCELLED);
    assertThat(read.listings().get(1).when().occurrences()).hasSize(2);
    assertThat(read.listings().get(2).when().occurrences())
        .singleElement()
        .hasToString("Occurrence[date=2026-12-06, start=19:00, end=23:59]");
    assertThat(read.report().rejected()).isEqualTo(1);
  }

  @Test
  void theFirstSheetWithEventsIsRead() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("表紙").value(0, 0, "令和8年度");
      var sheet = book.newWorksheet("一覧");
      sheet.value(0, 0, "イベント一覧");
      put(sheet, 2, "NO", "イベント名", "開始日", "開始時間", "終了時間", "料金", "主催者");
      put(sheet, 3, 1, "映画会", LocalDate.of(2026, 12, 6), 14 / 24.0, "16:00", 500, "市");
      put(sheet, 4, 2, "朝市", LocalDateTime.of(2026, 12, 7, 9, 30), "", "", "無料", "市");
      put(sheet, 5, 3, "未定の会", "いつか", "", "", "", "市");
      sheet.style(3, 2).format("yyyy/m/d").set();
      sheet.style(3, 3).format("h:mm").set();
      sheet.style(4, 2).format("yyyy年m月d日 h:mm").set();
    }

    var read = Import.of("events.xlsx", out.toByteArray(), Sample.TODAY);
    assertThat(read.report().rejected()).as(read.report().toString()).isEqualTo(1);

    assertThat(read.listings())
        .extracting(listing -> listing.when().occurrences().getFirst().toString())
        .containsExactly(
            "Occurrence[date=2026-12-06, start=14:00, end=16:00]",
            "Occurrence[date=2026-12-07, start=09:30, end=null]");
    assertThat(read.listings().getFirst().terms().fee()).isEqualTo("500円");
    assertThat(read.report().problems().getLast().line()).isEqualTo(6);
    assertThat(read.report().problems().getLast().column()).isEqualTo("開始日");
  }

  private static void put(org.dhatim.fastexcel.Worksheet sheet, int row, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      switch (cells[i]) {
        case Number number -> sheet.value(row, i, number);
        case LocalDate day -> sheet.value(row, i, day);
        case LocalDateTime moment -> sheet.value(row, i, moment);
        default -> sheet.value(row, i, String.valueOf(cells[i]));
      }
    }
  }

  @Test
  void whatUnpacksToTooMuchIsNotUnpacked() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      var zeros = new byte[1 << 20];
      for (int i = 0; i < 101; i++) {
        zip.write(zeros);
      }
    }

    var read = Import.of("events.xlsx", out.toByteArray(), Sample.TODAY);

    assertThat(read.report().problems().getFirst().why()).contains("大きすぎる");
  }

  @Test
  void noPackedBytesMakeItFail() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : List.of("[Content_Types].xml", "xl/workbook.xml", "word/document.xml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("<a>&b;</a>".getBytes(StandardCharsets.UTF_8));
      }
    }

    var why = Import.of("a.docx", out.toByteArray(), Sample.TODAY).report().problems().getFirst();

    assertThat(why.why()).contains("Excel");
  }
}
