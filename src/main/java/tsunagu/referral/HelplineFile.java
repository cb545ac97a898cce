package tsunagu.referral;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tsunagu.referral.Organisations.Helpline;
import tsunagu.referral.Sheet.Row;
import tsunagu.wish.Wish.Safety;

/** Reads {@code helplines.yaml}: the public numbers for what comes before any search. */
final class HelplineFile {
  static final String NAME = "helplines.yaml";
  private static final Pattern PHONE = Pattern.compile("#?[0-9]+(-[0-9]+)*");
  private static final Set<String> SAFETY =
      Arrays.stream(Safety.values()).map(HelplineFile::code).collect(Collectors.toSet());

  private final Sheet sheet;
  private final Map<Safety, List<Helpline>> helplines = new EnumMap<>(Safety.class);

  HelplineFile(Path indexData) {
    sheet = new Sheet(indexData.resolve(NAME));
  }

  /** Reads the file and answers its problems. */
  List<String> read() {
    for (var row : sheet.read().only("helplines").rows("helplines")) {
      row.only("for", "name", "phone", "hours", "url", "evidence", "checked");
      row.text("evidence");
      row.date("checked");
      var helpline = new Helpline(row.said("name"), phone(row), row.said("hours"), row.text("url"));
      for (var code : row.codes("for", SAFETY)) {
        Arrays.stream(Safety.values())
            .filter(safety -> code(safety).equals(code))
            .forEach(
                safety -> helplines.computeIfAbsent(safety, _ -> new ArrayList<>()).add(helpline));
      }
    }
    for (var safety : List.of(Safety.CRISIS, Safety.EMERGENCY, Safety.ABUSE)) {
      if (!helplines.containsKey(safety)) {
        sheet.problem(1, "no helpline is for '%s'; add at least one".formatted(code(safety)));
      }
    }
    return sheet.problems();
  }

  Map<Safety, List<Helpline>> helplines() {
    return helplines;
  }

  private String phone(Row row) {
    var phone = row.text("phone");
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      sheet.problem(row.line(), "'phone' must be digits and hyphens, with # in front if need be");
    }
    return phone;
  }

  private static String code(Safety safety) {
    return safety.name().toLowerCase(Locale.ROOT);
  }
}
