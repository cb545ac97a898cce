package tsunagu.referral;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tsunagu.referral.Organisation.Desk;
import tsunagu.referral.Organisation.Remit;
import tsunagu.referral.Sheet.Row;
import tsunagu.wish.Wish;

/** Reads {@code organisations.yaml}: who there is, what each takes care of, and how it is said. */
final class OrganisationFile {
  static final String NAME = "organisations.yaml";

  private static final Set<String> AUDIENCES =
      Set.of(
          "child",
          "teen",
          "student",
          "parent",
          "senior",
          "disabled",
          "foreign_resident",
          "company",
          "npo",
          "neighbourhood_association",
          "founder",
          "worker",
          "carer");
  private static final Set<String> NEEDS = needs();

  private static final int FIELDS = 20;
  private static final int HIGHEST = 100;
  private static final int ORDINARY = 50;

  private final Sheet sheet;
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private Wording wording = new Wording(Map.of(), Map.of(), Map.of(), Map.of());
  private Set<String> wards = Set.of();
  private String otherLanguage = "";
  private String fallback = "";

  OrganisationFile(Path indexData) {
    sheet = new Sheet(indexData.resolve(NAME));
  }

  /** Reads the file and answers its problems; nothing else is of use when there are any. */
  List<String> read() {
    var file = sheet.read().only("texts", "routing", "wards", "organisations");
    wording = wording(file);
    var receivers = new HashMap<String, Row>();
    for (var row : file.rows("organisations")) {
      var organisation = organisation(row);
      if (organisations.put(organisation.id(), organisation) != null) {
        sheet.problem(
            row.line(), "'%s' stands twice; give one another id".formatted(organisation.id()));
      }
      receivers.put(organisation.id(), row);
    }
    organisations.values().forEach(one -> checkReceiver(one, receivers));
    checkRouting(file.row("routing"));
    return sheet.problems();
  }

  Map<String, Organisation> organisations() {
    return organisations;
  }

  Wording wording() {
    return wording;
  }

  /** Who comes first for people who write in another language than Japanese. */
  Organisation otherLanguage() {
    return known(otherLanguage);
  }

  /** Who takes what nobody else does. */
  Organisation fallback() {
    return known(fallback);
  }

  private Organisation known(String id) {
    var organisation = organisations.get(id);
    if (organisation == null) {
      throw new IllegalStateException("the file has problems; do not use it");
    }
    return organisation;
  }

  private Wording wording(Row file) {
    var routing = file.row("routing").only("listing", "other-language", "fallback");
    otherLanguage = routing.row("other-language").only("to", "reason").text("to");
    fallback = routing.row("fallback").only("to", "reason").text("to");
    var said = new HashMap<String, Map<String, String>>();
    for (var row : file.rows("wards")) {
      said.put(row.only("name", "said").text("name", ""), row.said("said"));
    }
    wards = new HashSet<>(said.keySet());
    wards.remove("");
    return new Wording(
        routing.row("listing").only("reason").said("reason"),
        routing.row("other-language").said("reason"),
        routing.row("fallback").said("reason"),
        said);
  }

  private Organisation organisation(Row row) {
    row.only(
        "id",
        "names",
        "kana",
        "about",
        "wards",
        "desk",
        "remits",
        "receiver",
        "confirmed",
        "evidence",
        "checked");
    var id = row.text("id");
    var evidence = row.text("evidence");
    var desk = row.row("desk").only("url", "place", "hours", "phone", "languages");
    var url = desk.text("url", "");
    if (!url.isEmpty() && !url.startsWith("https://")) {
      sheet.problem(desk.line(), "'url' must begin with https://");
    }
    return new Organisation(
        id,
        row.said("names"),
        row.text("kana"),
        row.said("about"),
        row.codes("wards", wards),
        new Desk(
            url,
            desk.has("place") ? desk.said("place") : Map.of(),
            desk.has("hours") ? desk.said("hours") : Map.of(),
            desk.text("phone", ""),
            desk.texts("languages")),
        row.rows("remits").stream().map(remit -> remit(remit, evidence)).toList(),
        row.text("receiver", id),
        row.flag("confirmed", true),
        evidence,
        row.date("checked"));
  }

  private Remit remit(Row row, String evidence) {
    row.only("fields", "wards", "audiences", "needs", "words", "priority", "reason", "evidence");
    return new Remit(
        row.numbers("fields", 1, FIELDS),
        row.codes("wards", wards),
        row.codes("audiences", AUDIENCES),
        row.codes("needs", NEEDS),
        row.texts("words"),
        row.number("priority", 1, HIGHEST, ORDINARY),
        row.said("reason"),
        row.text("evidence", evidence));
  }

  private void checkReceiver(Organisation organisation, Map<String, Row> rows) {
    var receiver = organisations.get(organisation.receiver());
    var row = rows.get(organisation.id());
    if (row != null && (receiver == null || !receiver.receiver().equals(receiver.id()))) {
      sheet.problem(
          row.line(),
          "'receiver' %s does not take referrals itself; name one that does"
              .formatted(organisation.receiver()));
    }
    if (row != null
        && !organisation.confirmed()
        && organisation.receiver().equals(organisation.id())) {
      sheet.problem(
          row.line(), "nobody confirmed that it takes referrals; name another 'receiver'");
    }
  }

  private void checkRouting(Row routing) {
    for (var id : List.of(otherLanguage, fallback)) {
      if (!organisations.containsKey(id)) {
        sheet.problem(routing.line(), "'to' names '%s', which is not in the file".formatted(id));
      }
    }
  }

  private static Set<String> needs() {
    var needs = new HashSet<String>(List.of("人材", "資金", "情報", "場", "物"));
    for (var codes : List.of(Wish.Kind.values(), Wish.Need.values(), Wish.Side.values())) {
      Arrays.stream(codes).forEach(code -> needs.add(code.name().toLowerCase(Locale.ROOT)));
    }
    IntStream.rangeClosed(1, 17).forEach(skill -> needs.add("PB%02d".formatted(skill)));
    return needs;
  }

  /** All of them in the order of the file, as named to someone whose ward is not known. */
  List<Organisation> list() {
    return new ArrayList<>(
        organisations.values().stream().map(one -> wording.fill(one, List.of())).toList());
  }
}
