package tsunagu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Listings as calendar files. */
class CalendarTests {
  private final Listing walk =
      Sample.event("walk", "歩く会, 山; 川\\谷", Sample.on("2026-11-28", "10:00", "12:00"));

  @Test
  void isWhatRfc5545Asks() {
    assertThat(Calendar.ics(walk))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Tsunagu//Listings//JA
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VTIMEZONE
            TZID:Asia/Tokyo
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0900
            TZOFFSETTO:+0900
            TZNAME:JST
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:walk-20261128T100000@tsunagu
            DTSTAMP:20261120T000000Z
            DTSTART;TZID=Asia/Tokyo:20261128T100000
            DTEND;TZID=Asia/Tokyo:20261128T120000
            SUMMARY:歩く会\\, 山\\; 川\\\\谷
            DESCRIPTION:みんなで歩きます\\n見本データ
            LOCATION:宮前市民館
            STATUS:CONFIRMED
            SEQUENCE:0
            END:VEVENT
            END:VCALENDAR
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void noLineIsLongerThan75OctetsAndNoCharacterIsCut() {
    var title = "あ🌲".repeat(60);
    var ics = Calendar.ics(Sample.event("long", title, Sample.on("2026-11-28", "10:00", "12:00")));

    assertThat(ics.split("\r\n", -1))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(ics.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    assertThat(ics.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void aCancelledListingSaysSo() {
    assertThat(Calendar.ics(walk.with(Listing.Status.CANCELLED)))
        .contains("STATUS:CANCELLED\r\nSEQUENCE:1\r\n");
  }

  @Test
  void aDayWithoutTimesIsAWholeDay() {
    var day = new Listing.Occurrence(Sample.TODAY, null, null);

    assertThat(Calendar.ics(Sample.event("day", "会", day)))
        .contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n");
  }

  @Test
  void aNightEndsOnTheNextDay() {
    var ics = Calendar.ics(Sample.event("night", "会", Sample.on("2026-11-28", "22:00", "01:00")));

    assertThat(ics).contains("DTEND;TZID=Asia/Tokyo:20261129T010000\r\n");
  }

  @Test
  void everyDateIsAnEventOfItsOwn() {
    var ics =
        Calendar.ics(
            Sample.event(
                "two",
                "会",
                Sample.on("2026-11-28", "10:00", "12:00"),
                Sample.on("2026-11-28", "14:00", "16:00")));

    assertThat(ics.split("BEGIN:VEVENT", -1)).hasSize(3);
    assertThat(ics).contains("UID:two-20261128T100000@", "UID:two-20261128T140000@");
  }

  @Test
  void aLineEndInATitleCannotSmuggleAProperty() {
    var ics =
        Calendar.ics(
            Sample.event("bad", "会\r\nATTACH:x", Sample.on("2026-11-28", "10:00", "12:00")));

    assertThat(ics).doesNotContain("\r\nATTACH");
  }
}
