package tsunagu.console;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.message.Outgoing;
import tsunagu.notice.Notice;
import tsunagu.notice.Notices;
import tsunagu.notice.Notices.Outcome;

/** Notices: choose a listing, choose who, see what it costs, send, see how it went. */
@Controller
class NoticePages {
  /** The city's wards in the order of the map, north-west last. */
  static final List<String> WARDS = List.of("川崎区", "幸区", "中原区", "高津区", "宮前区", "多摩区", "麻生区");

  private static final int FIELDS = 20;
  private static final int SHOWN = 100;
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final Workbench bench;
  private final Catalogue catalogue;
  private final Notices notices;
  private final AuditStore audit;

  NoticePages(Workbench bench, Catalogue catalogue, Notices notices, AuditStore audit) {
    this.bench = bench;
    this.catalogue = catalogue;
    this.notices = notices;
    this.audit = audit;
  }

  /** A notice as the list shows it: numbers, never people. */
  record Row(
      String id,
      String title,
      String desk,
      String at,
      String whom,
      int people,
      int sent,
      String state,
      String word,
      String reason) {}

  @GetMapping("/console/notices")
  String list(@AuthenticationPrincipal Coordinator me, Model model) {
    model.addAttribute("rows", notices.list(bench.desks(me)).stream().map(this::row).toList());
    return "console/notices";
  }

  @GetMapping("/console/notices/{id:[a-z2-7]{26}}")
  String show(@AuthenticationPrincipal Coordinator me, @PathVariable String id, Model model) {
    model.addAttribute("row", row(found(me, id)));
    return "console/notice";
  }

  /** Choose one of one's own listings that can still be joined. */
  @GetMapping("/console/notices/new")
  String choose(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    var asked = q.strip().toLowerCase(Locale.ROOT);
    var mine =
        catalogue.list().stream()
            .filter(listing -> mine(me, listing) && joinable(listing))
            .filter(listing ->
                (listing.id() + " " + listing.text().title() + " " + listing.text().summary())
                    .toLowerCase(Locale.ROOT)
                    .contains(asked))
            .sorted(Comparator.comparing(NoticePages::next).thenComparing(Listing::id))
            .limit(SHOWN)
            .map(listing ->
                new Choice(
                    listing.id(),
                    listing.text().title(),
                    when(listing),
                    String.join("・", listing.where().wards()).replace("online", "オンライン"),
                    listing.sample()))
            .toList();
    model.addAttribute("q", q);
    model.addAttribute("listings", mine);
    return "console/notice-choose";
  }

  /** A listing to choose. */
  record Choice(String id, String title, String when, String wards, boolean sample) {}

  /** Who is to get it; the listing's own wards and fields are ticked to begin with. */
  @GetMapping("/console/notices/compose")
  String compose(
      @AuthenticationPrincipal Coordinator me, @RequestParam String listing, Model model) {
    var about = listing(me, listing);
    model.addAttribute("listing", about);
    model.addAttribute("wards", WARDS);
    model.addAttribute("fields", IntStream.rangeClosed(1, FIELDS).boxed().toList());
    return "console/notice-compose";
  }

  @GetMapping("/console/notices/preview")
  String preview(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam String listing,
      @RequestParam(required = false) @Nullable List<String> ward,
      @RequestParam(required = false) @Nullable List<Integer> field,
      Model model) {
    var about = listing(me, listing);
    return preview(about, wards(ward), fields(field), model);
  }

  private String preview(Listing about, List<String> wards, List<Integer> fields, Model model) {
    var preview = notices.preview(about, wards, fields);
    model.addAttribute("listing", about);
    model.addAttribute("wards", wards);
    model.addAttribute("fields", fields);
    model.addAttribute("preview", preview);
    model.addAttribute("cards", cards(preview.message()));
    model.addAttribute("once", UUID.randomUUID().toString());
    return "console/notice-preview";
  }

  private static List<Outgoing.Card> cards(Outgoing message) {
    return message.parts().stream()
        .flatMap(part ->
            part instanceof Outgoing.Part.Cards(_, var cards)
                ? cards.stream()
                : java.util.stream.Stream.of())
        .toList();
  }

  @PostMapping("/console/notices/send")
  String send(
      @AuthenticationPrincipal Coordinator me,
      @RequestParam String once,
      @RequestParam String listing,
      @RequestParam(required = false) @Nullable List<String> ward,
      @RequestParam(required = false) @Nullable List<Integer> field,
      Model model) {
    var about = listing(me, listing);
    var organisation = about.terms().organisation();
    audit.write(me, "notice-sent", about.id());
    var order =
        new Notices.Order(
            uuid(once),
            about,
            organisation == null ? me.organisation() : organisation,
            me.name(),
            wards(ward),
            fields(field));
    return switch (notices.send(order)) {
      case Outcome.Accepted(var notice) -> "redirect:/console/notices/" + notice.id();
      case Outcome.TooFew _, Outcome.Nobody _ ->
          preview(about, order.wards(), order.fields(), model);
      case Outcome.Later _ -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  @PostMapping("/console/notices/{id:[a-z2-7]{26}}/again")
  String again(@AuthenticationPrincipal Coordinator me, @PathVariable String id) {
    var notice = found(me, id);
    audit.write(me, "notice-again", notice.id());
    notices.again(notice);
    return "redirect:/console/notices/" + notice.id();
  }

  private Notice found(Coordinator me, String id) {
    return notices
        .find(id)
        .filter(notice -> me.administrator() || bench.desks(me).contains(notice.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Only a listing of one's own organisation, while it can be joined. */
  private Listing listing(Coordinator me, String id) {
    return catalogue
        .find(id)
        .filter(listing -> mine(me, listing) && joinable(listing))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private boolean mine(Coordinator me, Listing listing) {
    var organisation = listing.terms().organisation();
    return me.administrator() || (organisation != null && bench.desks(me).contains(organisation));
  }

  private static boolean joinable(Listing listing) {
    return listing.status() == Listing.Status.OPEN
        && (listing.when().occurrences().isEmpty() || !next(listing).equals(LocalDate.MAX));
  }

  private static LocalDate next(Listing listing) {
    var today = LocalDate.now(TOKYO);
    return listing.when().occurrences().stream()
        .map(Listing.Occurrence::date)
        .filter(date -> !date.isBefore(today))
        .findFirst()
        .orElse(LocalDate.MAX);
  }

  private static String when(Listing listing) {
    var next = next(listing);
    return next.equals(LocalDate.MAX)
        ? listing.when().regularly()
        : next.getMonthValue() + "月" + next.getDayOfMonth() + "日";
  }

  private Row row(Notice it) {
    var wards = it.wards().isEmpty() ? "すべての区" : String.join("・", it.wards());
    var fields = it.fields().isEmpty() ? "すべての分野" : it.fields().size() + "分野";
    var word =
        switch (it.state()) {
          case SENDING -> "送っています";
          case DONE -> "送りました";
          case PAUSED -> "止まっています";
        };
    return new Row(
        it.id(),
        it.title(),
        bench.name(it.organisation()),
        Ages.exact(it.at()),
        wards + " × " + fields,
        it.people(),
        it.sent(),
        it.state().name(),
        word,
        it.reason());
  }

  private static List<String> wards(@Nullable List<String> asked) {
    return asked == null ? List.of() : WARDS.stream().filter(asked::contains).toList();
  }

  private static List<Integer> fields(@Nullable List<Integer> asked) {
    return asked == null
        ? List.of()
        : asked.stream().filter(it -> it >= 1 && it <= FIELDS).distinct().sorted().toList();
  }

  private static UUID uuid(String once) {
    try {
      return UUID.fromString(once);
    } catch (IllegalArgumentException wrong) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
