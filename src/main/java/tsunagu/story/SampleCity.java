package tsunagu.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tsunagu.flow.Lookup;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.wish.Wish;
import tsunagu.wish.Wish.Safety;

/**
 * A small invented city: a few sample listings, two sample organisations, and a reader who knows
 * only the sentences the story gives it. So a story does not change with the catalogue.
 */
public final class SampleCity implements Lookup {
  private final List<Map<String, Object>> understands;
  private final List<String> relaxed;
  private final String nothing;
  private final String kept;
  private final boolean nobody;
  final List<Introduction> introductions = new ArrayList<>();
  final List<String> gone = new ArrayList<>();

  /** The city for someone who has one introduction under way. */
  public static SampleCity ofSomeoneIntroduced() {
    return new SampleCity(new Story("", 0, Map.of("introduced", true), List.of()));
  }

  SampleCity(Story story) {
    understands = Story.maps(story.head().getOrDefault("understands", List.of()));
    relaxed = story.strings("relaxed");
    nothing = String.valueOf(story.head().getOrDefault("nothing", ""));
    kept = String.valueOf(story.head().getOrDefault("kept", ""));
    nobody = story.head().containsKey("nobody");
    gone.addAll(story.strings("gone"));
    if (story.head().containsKey("introduced")) {
      introductions.add(new Introduction("r1", "見本の花だん", "見本センター", "received"));
    }
  }

  @Override
  public Wish understand(String text, LocalDate today) {
    return understands.stream()
        .filter(one -> text.equals(one.get("say")))
        .findFirst()
        .map(SampleCity::wish)
        .orElse(
            new Wish(
                Wish.NONE.aim(),
                Wish.NONE.where(),
                Wish.NONE.when(),
                Wish.NONE.who(),
                new Wish.Topic(List.of(), List.of(), List.of(), List.of(), List.of(text)),
                Wish.NONE.limits(),
                null,
                List.of()));
  }

  private static Wish wish(Map<String, Object> given) {
    var kind = code(given, "kind");
    var need = code(given, "need");
    var side = code(given, "side");
    var safety = code(given, "safety");
    var language = given.get("language");
    return new Wish(
        new Wish.Aim(
            kind.isEmpty() ? null : Wish.Kind.valueOf(kind),
            need.isEmpty() ? null : Wish.Need.valueOf(need),
            side.isEmpty() ? null : Wish.Side.valueOf(side)),
        new Wish.Where(Story.strings(given, "wards"), null, null),
        new Wish.When(null, null, Story.strings(given, "weekdays"), null),
        new Wish.Who(List.of(), language == null ? null : language.toString(), List.of()),
        new Wish.Topic(
            Story.strings(given, "fields").stream().map(Integer::valueOf).toList(),
            Story.strings(given, "skills"),
            List.of(),
            List.of(),
            Story.strings(given, "words")),
        Wish.NONE.limits(),
        safety.isEmpty() ? null : Safety.valueOf(safety),
        List.of());
  }

  private static String code(Map<String, Object> given, String key) {
    return String.valueOf(given.getOrDefault(key, "")).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private record Sample(String id, String kind, String title) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("v1", "volunteer", "公園の花だんの手入れ"),
          new Sample("v2", "volunteer", "子ども食堂のお手伝い"),
          new Sample("v3", "volunteer", "多摩川のそうじ"),
          new Sample("v4", "volunteer", "絵本の読み聞かせ"),
          new Sample("v5", "volunteer", "見守りパトロール"),
          new Sample("v6", "volunteer", "日本語教室の手伝い"),
          new Sample("p1", "probono", "NPOの会計を整える"),
          new Sample("e1", "event", "親子コンサート"),
          new Sample("g1", "group", "手話サークル"));

  @Override
  public Finds search(Wish wish, LocalDate today, Manner manner) {
    var kind = wish.aim().kind();
    var offers =
        SAMPLES.stream()
            .filter(one -> !isNothing(wish))
            .filter(one -> kind == null || one.kind().equals(kind.name().toLowerCase(Locale.ROOT)))
            .map(SampleCity::offer)
            .toList();
    return new Finds(offers, offers.isEmpty() ? List.of() : relaxed);
  }

  /** Nothing at all, or nothing for one word. */
  private boolean isNothing(Wish wish) {
    return nothing.equals("true") || wish.topic().words().contains(nothing);
  }

  @Override
  public List<Other> pieces(Wish wish, Manner manner) {
    var pieces = new ArrayList<Other>();
    if (!wish.when().weekdays().isEmpty()) {
      var label = String.join("・", wish.when().weekdays());
      pieces.add(new Other("date", label, with(wish, Wish.NONE.when(), wish.topic())));
    }
    for (var word : wish.topic().words()) {
      pieces.add(new Other("topic:" + word, word, about(wish, List.of())));
    }
    return pieces;
  }

  @Override
  public List<Other> instead(Wish wish, LocalDate today, Manner manner) {
    return List.of(new Other("花", "「花」を見る", about(wish, List.of("花"))));
  }

  private static Wish about(Wish wish, List<String> words) {
    return with(
        wish, wish.when(), new Wish.Topic(List.of(), List.of(), List.of(), List.of(), words));
  }

  private static Wish with(Wish wish, Wish.When when, Wish.Topic topic) {
    return new Wish(
        wish.aim(), wish.where(), when, wish.who(), topic, wish.limits(), null, List.of());
  }

  @Override
  public List<Kept> kept(Manner manner) {
    return kept.isEmpty() ? List.of() : List.of(new Kept("w1", kept));
  }

  @Override
  public Optional<Need> need(Wish wish, LocalDate today, Manner manner) {
    var skills = String.join("、", wish.topic().skills());
    return skills.isEmpty() ? Optional.empty() : Optional.of(new Need(skills, "", "10人より少ない"));
  }

  private static Offer offer(Sample one) {
    var card = new Card("見本 " + one.title(), one.kind(), List.of(new Line("どこ", "中原区")), List.of());
    return new Offer(
        one.id(),
        one.kind(),
        card,
        one.title() + "、中原区",
        Map.of("title", "見本 " + one.title(), "when", "2026年11月28日（土曜日）", "where", "中原区"));
  }

  @Override
  public Optional<Offer> offer(String listing, Wish wish, LocalDate today, Manner manner) {
    return SAMPLES.stream()
        .filter(one -> one.id().equals(listing) && !gone.contains(listing))
        .findFirst()
        .map(SampleCity::offer);
  }

  @Override
  public List<Desk> desks(Wish wish, String listing, Manner manner) {
    return nobody ? List.of() : List.of(desk("IO-01", "見本センター"), desk("IO-02", "見本社協"));
  }

  private static Desk desk(String id, String name) {
    var card = new Card(name, "", List.of(new Line("", "近くの窓口です")), List.of());
    return new Desk(id, name, name, "この分野を受け持っているため", card, name + "、近くの窓口です");
  }

  @Override
  public List<Card> helplines(Safety safety, Manner manner) {
    return List.of(new Card("見本の電話", "", List.of(new Line("電話", "24時間")), List.of()));
  }

  @Override
  public List<Introduction> introductions(Manner manner) {
    return introductions;
  }

  @Override
  public Optional<String> wardAt(double latitude, double longitude) {
    return latitude > 35.5 && latitude < 35.6 ? Optional.of("宮前区") : Optional.empty();
  }
}
