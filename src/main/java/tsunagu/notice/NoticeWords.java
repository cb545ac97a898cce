package tsunagu.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Listing;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;

/** A listing as a notice, in each language, with the way to it and the way out of notices. */
@Component
class NoticeWords {
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Locale EASY = Locale.of("ja", "", "easy");

  private final MessageSource messages;

  NoticeWords(MessageSource messages) {
    this.messages = messages;
  }

  Outgoing of(Listing listing, Manner manner, LocalDate today) {
    var locale = locale(manner.language());
    var title =
        words(listing.text().title(), listing.text().titleEasy(), listing.text().titleEn(), locale);
    var when = when(listing.when(), locale, today);
    var sample = listing.sample() ? " ・ " + say("sample", locale) : "";
    var card =
        new Card(
            title,
            say("notice.badge", locale) + sample,
            lines(listing, when, locale),
            List.of(see(listing, locale), stop(locale)));
    var instead = say("notice.instead", locale, title + sample, when);
    return new Outgoing(List.of(new Part.Cards(instead, List.of(card))), List.of(), manner);
  }

  private List<Line> lines(Listing listing, String when, Locale locale) {
    var lines = new ArrayList<Line>();
    var text = listing.text();
    lines.add(new Line("", words(text.summary(), text.summaryEasy(), text.summaryEn(), locale)));
    lines.add(new Line(say("notice.when", locale), when));
    lines.add(new Line(say("notice.where", locale), where(listing.where())));
    lines.add(
        new Line(
            say("notice.checked", locale),
            day(listing.source().checked(), locale) + " ・ " + listing.source().name()));
    lines.removeIf(line -> line.text().isBlank());
    return lines;
  }

  private Choice see(Listing listing, Locale locale) {
    var id = URLEncoder.encode(listing.id(), StandardCharsets.UTF_8);
    return new Choice(
        say("notice.see", locale),
        new Act.Post("start:find?listing=" + id, say("notice.see.shown", locale)));
  }

  private Choice stop(Locale locale) {
    return new Choice(
        say("notice.stop", locale),
        new Act.Post("start:notices-off", say("notice.stop.shown", locale)));
  }

  private String when(Listing.When when, Locale locale, LocalDate today) {
    var coming = when.occurrences().stream().filter(each -> !each.date().isBefore(today)).toList();
    if (coming.isEmpty()) {
      return when.regularly().isBlank() ? say("notice.always", locale) : when.regularly();
    }
    var first = coming.getFirst();
    var start = first.start();
    var text = day(first.date(), locale) + (start == null ? "" : " " + time(start, locale));
    return coming.size() == 1 ? text : text + "（" + say("notice.more", locale) + "）";
  }

  private static String where(Listing.Where where) {
    var wards = where.wards().stream().filter(ward -> ward.endsWith("区")).toList();
    return (String.join("・", wards) + " " + where.venue()).strip();
  }

  static String day(LocalDate day, Locale locale) {
    if (locale.getLanguage().equals("en")) {
      return day.format(DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH));
    }
    var weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.JAPANESE);
    return "%d年%d月%d日（%s）"
        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), weekday);
  }

  private static String time(LocalTime time, Locale locale) {
    if (locale.getLanguage().equals("en")) {
      return time.format(DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH));
    }
    var hour = time.getHour() == 12 ? 12 : time.getHour() % 12;
    var minute = time.getMinute() == 0 ? "" : time.getMinute() + "分";
    return (time.getHour() < 12 ? "午前" : "午後") + hour + "時" + minute;
  }

  private static String words(String plain, String easy, String english, Locale locale) {
    var own = locale.getLanguage().equals("en") ? english : locale.equals(EASY) ? easy : plain;
    return own.isBlank() ? plain : own;
  }

  private String say(String key, Locale locale, Object... facts) {
    return messages.getMessage(key, facts, locale);
  }

  /** Languages without words of their own are spoken to in easy Japanese. */
  private static Locale locale(String language) {
    return switch (language) {
      case "ja", "" -> Locale.JAPANESE;
      case "en" -> Locale.ENGLISH;
      default -> EASY;
    };
  }
}
