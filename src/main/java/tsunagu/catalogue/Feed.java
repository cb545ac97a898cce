package tsunagu.catalogue;

import java.util.regex.Pattern;

/** What a publisher sends, whatever kind of file it is, as one table. */
final class Feed {
  private static final Pattern NEWS =
      Pattern.compile("(?s)^(?:<\\?xml.{0,500}?)?<(?:rss|rdf:RDF|feed)\\b");

  private Feed() {}

  /** Reads bytes; never throws, whatever they are. */
  static Table of(byte[] bytes) {
    if (bytes.length > Decoded.MOST) {
      return Table.nothing(1, Decoded.TOO_LARGE);
    }
    if (Workbook.is(bytes)) {
      return Workbook.table(bytes);
    }
    return switch (Decoded.of(bytes)) {
      case Decoded.Unreadable(var why) -> Table.nothing(1, why);
      case Decoded.Text text -> of(text.text());
    };
  }

  private static Table of(String text) {
    var start = text.stripLeading();
    if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
      return CalendarFeed.table(start);
    }
    if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\n")) {
      return JsonFeed.table(start);
    }
    if (NEWS.matcher(start).find()) {
      return Table.nothing(1, "お知らせの配信（RSS）には開催日の欄がないので、読み込めません。イベントの CSV か ics を選んでください。");
    }
    return Table.of(text);
  }
}
