package tsunagu.console;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   */
  record Row(String ward, int field, long count) {}

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
    Map<Cell, Long> counts = new HashMap<>();
    for (var need : needs) {
      for (var ward : need.wards().isEmpty() ? List.of("") : need.wards()) {
        for (var field : need.fields().isEmpty() ? List.of(0) : need.fields()) {
          counts.merge(new Cell(ward, field), need.count(), Long::sum);
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

  private static Row row(Cell cell, long count) {
    return new Row(cell.ward(), cell.field(), count < FEWEST ? -1 : count);
  }
}
