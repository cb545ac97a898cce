package tsunagu.conversation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tsunagu.flow.Flows;
import tsunagu.wish.WishReader;

/**
 * Shows what a person did without their own words: choices and commands as they are, free text as
 * its length and what it was understood to mean.
 */
final class ReplayMask {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final int SHORTEST_ECHO = 4;
  private static final List<String> PERSONAL_FACTS = List.of("text", "note");

  private final Flows flows;
  private final WishReader reader;

  ReplayMask(Flows flows, WishReader reader) {
    this.flows = flows;
    this.reader = reader;
  }

  String heard(Recorded recorded) {
    var text = recorded.text();
    return switch (recorded.kind()) {
      case "said" -> flows.knows(text) ? text : meant(recorded);
      case "tapped" -> "［" + text + "］";
      case "shared" -> "（地図の場所）";
      case "followed" -> "（友だち追加）";
      case "unreadable" -> "（読めないもの: " + text + "）";
      case "due" -> "（時間: " + text + "）";
      case "withheld" -> "（個人の情報なので残していません）";
      default -> "（" + recorded.kind() + "）";
    };
  }

  private String meant(Recorded recorded) {
    var text = recorded.text();
    var wish = reader.understand(text, LocalDate.ofInstant(recorded.at(), HERE));
    var meaning = new ArrayList<String>();
    if (wish.safety() != null) {
      meaning.add(code(wish.safety()));
    }
    if (wish.aim().kind() != null) {
      meaning.add(code(wish.aim().kind()));
    }
    meaning.addAll(wish.where().wards());
    meaning.addAll(wish.when().weekdays());
    wish.topic().fields().forEach(field -> meaning.add("分野" + field));
    meaning.addAll(wish.topic().skills());
    return "〔" + text.length() + "字: " + String.join(" ", meaning).strip() + "〕";
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** An answer without what people wrote: a note, a coordinator's words, an echo of their own. */
  String said(String said, Recorded recorded) {
    var masked = said;
    for (var fact : PERSONAL_FACTS) {
      masked = without(masked, recorded.facts().getOrDefault(fact, ""));
    }
    return recorded.kind().equals("said")
            && recorded.text().length() >= SHORTEST_ECHO
            && !flows.knows(recorded.text())
        ? without(masked, recorded.text())
        : masked;
  }

  private static String without(String said, String personal) {
    return personal.isBlank() ? said : said.replace(personal, "●●●");
  }
}
