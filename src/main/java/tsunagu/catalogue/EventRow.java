package tsunagu.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing.Kind;
import tsunagu.catalogue.Listing.Source;
import tsunagu.catalogue.Listing.Terms;
import tsunagu.catalogue.Listing.Text;
import tsunagu.catalogue.Listing.Where;
import tsunagu.catalogue.Listing.Who;

/** One row of an event file, read as a listing of its dates only. */
final class EventRow {
  /** What a row came to. */
  sealed interface Outcome {}

  /** Taken, with what was repaired. */
  record Taken(int line, Listing listing, List<Report.Problem> repairs) implements Outcome {}

  /** Left out, and why. */
  record Left(Report.Problem why) implements Outcome {}

  private static final Pattern LIST = Pattern.compile("\\s*[、,，;；\\n]\\s*");
  private static final Pattern BEGINNER = Pattern.compile("初心者|初めて|はじめて|未経験|どなたでも|誰でも");
  private static final Pattern WHEELCHAIR = Pattern.compile("車(?:いす|イス|椅子)(?!.{0,8}(?:不可|できません))");
  private static final Pattern SIGN = Pattern.compile("手話通訳|要約筆記|筆談");

  private final Table.Row row;
  private final Cells cells;
  private final EventDates dates;
  private final String title;

  private EventRow(Table.Row row, LocalDate today) {
    this.row = row;
    this.cells = new Cells(row);
    this.dates = new EventDates(cells, today);
    this.title = cells.line(Column.TITLE, 200);
  }

  /**
   * Reads a row.
   *
   * @param file what to call the source when the row names no publisher
   */
  static Outcome read(Table.Row row, String file, LocalDate today) {
    var event = new EventRow(row, today);
    var why = event.impossible();
    if (why.isPresent()) {
      return new Left(why.get());
    }
    var listing = event.listing(file, today);
    return new Taken(row.line(), listing, event.cells.repairs());
  }

  private Optional<Report.Problem> impossible() {
    if (!row.spill().isEmpty()) {
      return Optional.of(cells.problem(Column.TITLE, "見出しより多くの列があります。「,」を含む文は引用符（\"）で囲んでください。"));
    }
    if (title.isEmpty()) {
      return Optional.of(cells.problem(Column.TITLE, "名前がありません。"));
    }
    return dates.impossible();
  }

  private Listing listing(String file, LocalDate today) {
    var when = dates.when();
    var where = where();
    var source = source(file, today);
    return new Listing(
        Series.id(row, title),
        Kind.EVENT,
        text(),
        where,
        when,
        who(when.occurrences().size() == 1),
        null,
        terms(),
        EventStatus.of(title, row.get(Column.STATE), when.note()),
        source,
        title.contains("見本"));
  }

  private Text text() {
    var body = cells.body(Column.BODY, 1000);
    var summary = cells.line(Column.SUMMARY, 1000);
    var shown = summary.isEmpty() ? body : summary;
    return new Text(
        title,
        "",
        cells.line(Column.TITLE_EN, 200),
        Summary.of(shown.isEmpty() ? cells.line(Column.SUBTITLE, 200) : shown),
        "",
        "",
        body.isEmpty() ? summary : body,
        organiser());
  }

  private String organiser() {
    return Stream.of(Column.ORGANISER, Column.PARTNER)
        .map(column -> cells.line(column, 100))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Where where() {
    var wards = new ArrayList<>(Ward.of(row));
    var web = row.get(Column.WEB);
    boolean online = web.contains("オンライン") || web.contains("ハイブリッド");
    if (online && !web.contains("ハイブリッド") && !wards.contains(Ward.OUTSIDE)) {
      wards.clear();
      wards.add(Ward.ONLINE);
    }
    var venue = cells.line(Column.VENUE, 100);
    var shown = venue.isEmpty() ? cells.line(Column.MEETING, 100) : venue;
    var point = Point.of(cells);
    return new Where(
        wards,
        shown.isEmpty() ? cells.line(Column.BUILDING, 100) : shown,
        Personal.strip(Ward.address(row)),
        point.latitude(),
        point.longitude(),
        online);
  }

  private Who who(boolean oneDay) {
    var categories = categories();
    var audience = row.get(Column.AUDIENCE) + " " + row.get(Column.AUDIENCE_NOTE);
    var all = title + " " + row.get(Column.BODY) + " " + row.get(Column.REMARKS);
    return new Who(
        Topics.fields(String.join(" ", categories), title),
        categories,
        Topics.audience(audience + " " + title),
        List.of(),
        languages(),
        accessibility(all),
        Topics.ageMin(audience),
        Topics.ageMax(audience),
        BEGINNER.matcher(audience + all).find(),
        oneDay);
  }

  private List<String> categories() {
    return Stream.of(Column.CATEGORY, Column.TAGS, Column.KEYWORDS)
        .map(column -> cells.line(column, 300))
        .flatMap(LIST::splitAsStream)
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(20)
        .toList();
  }

  private List<String> languages() {
    var said =
        row.get(Column.LANGUAGE) + " " + row.get(Column.FOREIGN) + row.get(Column.FOREIGN_NOTE);
    return Languages.of(said);
  }

  private List<String> accessibility(String all) {
    var found = new LinkedHashSet<String>();
    if (yes(Column.NURSING)) {
      found.add("授乳室");
    }
    if (yes(Column.DIAPERS)) {
      found.add("おむつ交換台");
    }
    if (yes(Column.PUSHCHAIRS)) {
      found.add("ベビーカー");
    }
    LIST.splitAsStream(row.get(Column.BARRIER_FREE))
        .filter(means -> !means.isEmpty() && !means.equals("指定なし") && means.length() <= 30)
        .forEach(found::add);
    if (WHEELCHAIR.matcher(all + row.get(Column.ACCESS)).find()) {
      found.add("車椅子");
    }
    if (SIGN.matcher(all).find()) {
      found.add("手話又は筆談対応");
    }
    return List.copyOf(found);
  }

  private boolean yes(Column column) {
    return List.of("1", "有", "あり", "可", "○", "〇").contains(row.get(column));
  }

  private Terms terms() {
    var fee = Fee.of(cells);
    return new Terms(fee.words(), fee.free(), capacity(), apply(), null);
  }

  private String capacity() {
    var number = cells.line(Column.CAPACITY, 100);
    var counted = number.matches("\\d+") ? number + "人" : number;
    var note = cells.line(Column.CAPACITY_NOTE, 100);
    return Stream.of(counted, note)
        .filter(word -> !word.isEmpty())
        .reduce((a, b) -> a + "（" + b + "）")
        .orElse("");
  }

  private String apply() {
    return Cells.shorten(cells.body(Column.APPLY, 500).replaceAll("\\s*\\n\\s*", " "), 300);
  }

  private Source source(String file, LocalDate today) {
    var named = cells.line(Column.PUBLISHER, 100);
    var city = row.get(Column.CODE).startsWith("14130") ? "川崎市" : "";
    var publisher = named.isEmpty() ? city : named;
    return new Source(publisher.isEmpty() ? file : publisher, link(), "", today);
  }

  private String link() {
    return Stream.of(Column.PAGE, Column.LINK, Column.APPLY_PAGE)
        .map(cells::url)
        .filter(url -> !url.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** A point, both numbers or none; swapped ones are put right. */
  private record Point(@Nullable Double latitude, @Nullable Double longitude) {
    static Point of(Cells cells) {
      var latitude = cells.degrees(Column.LATITUDE);
      var longitude = cells.degrees(Column.LONGITUDE);
      if (north(latitude) && east(longitude)) {
        return new Point(latitude, longitude);
      }
      if (north(longitude) && east(latitude)) {
        cells.repaired(Column.LATITUDE, "緯度と経度が入れかわっていたので、もどしました。");
        return new Point(longitude, latitude);
      }
      if (!cells.raw(Column.LATITUDE).isEmpty() || !cells.raw(Column.LONGITUDE).isEmpty()) {
        cells.repaired(Column.LATITUDE, "緯度と経度の組として読めないので、除きました。");
      }
      return new Point(null, null);
    }

    private static boolean north(@Nullable Double degrees) {
      return degrees != null && degrees > 20 && degrees < 46;
    }

    private static boolean east(@Nullable Double degrees) {
      return degrees != null && degrees > 122 && degrees < 154;
    }
  }
}
