package tsunagu.console;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.conversation.NeedStore;
import tsunagu.conversation.NeedStore.Need;

/** What residents looked for and did not find: where a new activity would be welcome. */
@Controller
class NeedPages {
  /** Smaller counts are not told, nor ordered by size: one of them might be somebody we know. */
  static final int FEWEST = 3;

  private static final Map<String, String> KINDS =
      Map.of(
          "VOLUNTEER", "ボランティア",
          "PROBONO", "プロボノ",
          "EVENT", "イベント",
          "GROUP", "団体・サークル",
          "CONSULTATION", "相談",
          "GIVE_RESOURCE", "ものや場所の提供",
          "NEED_MEMBERS", "仲間さがし");
  private static final Map<String, String> TIMES =
      Map.of(
          "working", "平日",
          "weekend", "土日祝",
          "morning", "午前",
          "afternoon", "午後",
          "evening", "夕方",
          "night", "夜");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final int MONTHS = 12;

  private final NeedStore needs;

  NeedPages(NeedStore needs) {
    this.needs = needs;
  }

  /** A ward and a field; each may be none. */
  private record Cell(String ward, int field) {}

  /**
   * A line of the table.
   *
   * @param ward empty when none was named
   * @param field an NPO number, or 0
   * @param count or -1 for a few
   * @param kinds what kind was looked for and how often, where it was not too seldom to be told
   * @param times the same of the time of the week
   */
  record Row(String ward, int field, long count, String kinds, String times) {}

  /** How often something was asked of one ward and field, by each of its words. */
  private static final class Tally {
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, Long> times = new TreeMap<>();
    private long count;

    void add(Need need) {
      count += need.count();
      kinds.merge(KINDS.getOrDefault(need.kind(), ""), need.count(), Long::sum);
      times.merge(time(need.time()), need.count(), Long::sum);
    }

    private static String time(String code) {
      return Stream.of(code.split("-", -1))
          .map(part -> TIMES.getOrDefault(part, ""))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.joining("の"));
    }

    private static String told(Map<String, Long> counts) {
      return counts.entrySet().stream()
          .filter(one -> !one.getKey().isEmpty() && one.getValue() >= FEWEST)
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .map(one -> one.getKey() + " " + one.getValue())
          .collect(Collectors.joining("、"));
    }
  }

  /** A month as the page offers it. */
  record Month(String value, String word) {}

  @GetMapping("/console/needs")
  String show(@RequestParam(defaultValue = "") String month, Model model) {
    var now = YearMonth.now(TOKYO);
    var chosen = month.isEmpty() ? now : parse(month);
    model.addAttribute("month", shown(chosen));
    model.addAttribute("months", months(now));
    model.addAttribute("rows", rows(needs.list(chosen)));
    return "console/needs";
  }

  private static List<Month> months(YearMonth now) {
    var months = new ArrayList<Month>();
    for (var back = 0; back < MONTHS; back++) {
      months.add(shown(now.minusMonths(back)));
    }
    return months;
  }

  private static Month shown(YearMonth month) {
    return new Month(month.toString(), "%d年%d月".formatted(month.getYear(), month.getMonthValue()));
  }

  private static YearMonth parse(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException wrong) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  /** Counted once in each ward and field it was about; the most wanted first. */
  private static List<Row> rows(List<Need> needs) {
    Map<Cell, Tally> counts = new HashMap<>();
    for (var need : needs) {
      for (var ward : need.wards().isEmpty() ? List.of("") : need.wards()) {
        for (var field : need.fields().isEmpty() ? List.of(0) : need.fields()) {
          counts.computeIfAbsent(new Cell(ward, field), _ -> new Tally()).add(need);
        }
      }
    }
    return counts.entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingLong(Row::count)
                .reversed()
                .thenComparing(Row::ward)
                .thenComparingInt(Row::field))
        .toList();
  }

  private static Row row(Cell cell, Tally tally) {
    return new Row(
        cell.ward(),
        cell.field(),
        tally.count < FEWEST ? -1 : tally.count,
        Tally.told(tally.kinds),
        Tally.told(tally.times));
  }
}
