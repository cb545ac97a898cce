package tsunagu.search;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tsunagu.catalogue.Listing;
import tsunagu.wish.Wish;

/**
 * As many made-up listings as one likes, for measuring and for tests: each is computed from its
 * number when it is asked for, so a million take no room. The same number always gives the same
 * listing, around the same day. Nobody and nothing in them is real. Thread-safe.
 */
public final class MadeUp implements Search.Source {
  private static final List<String> WARDS = List.of("川崎区", "幸区", "中原区", "高津区", "宮前区", "多摩区", "麻生区");
  private static final List<String> DOING =
      List.of(
          "読み聞かせ",
          "ごみ拾い",
          "花壇の手入れ",
          "子ども食堂の手伝い",
          "日本語教室",
          "傾聴",
          "音訳",
          "点訳",
          "手話の練習",
          "防災訓練",
          "見守り",
          "学習支援",
          "スマホ教室",
          "囲碁の会",
          "将棋の会",
          "合唱",
          "太極拳",
          "里山の整備",
          "畑の世話",
          "民家の案内",
          "バザーの手伝い",
          "おもちゃの修理",
          "パソコン相談",
          "健康体操",
          "料理教室",
          "茶道の体験",
          "写真の撮影",
          "自然観察",
          "星を見る会",
          "まち歩き",
          "古文書を読む会",
          "折り紙",
          "編み物",
          "演劇の練習",
          "落語の会",
          "ヨガ",
          "卓球",
          "水彩画",
          "俳句の会",
          "英会話",
          "多文化交流会",
          "乳幼児の広場",
          "介護者の集い",
          "認知症カフェ",
          "献血の案内",
          "車椅子の介助",
          "祭りの準備",
          "清掃",
          "植樹",
          "朝市の手伝い");
  private static final List<String> FOR =
      List.of("親子で", "はじめての", "みんなで", "シニアの", "土曜の", "日曜の", "夜の", "朝の", "駅前の", "公園の");
  private static final List<String> REST =
      List.of(
          "道具はこちらで用意します。動きやすい服でお越しください。",
          "はじめての方にも、会の人がていねいに説明します。",
          "終わったあとはお茶を飲みながら話しましょう。",
          "雨の日はお休みです。前の日までにお知らせします。",
          "お子さんと一緒の参加も歓迎します。見学だけでもかまいません。",
          "近くにお住まいの方も、お勤めの方もどうぞ。");
  private static final List<String> AUDIENCES =
      List.of("parent", "child", "senior", "student", "worker", "foreign_resident");
  private static final List<Listing.Kind> KINDS =
      List.of(Listing.Kind.VOLUNTEER, Listing.Kind.PROBONO, Listing.Kind.EVENT, Listing.Kind.GROUP);
  private static final List<Listing.Status> OVER =
      List.of(Listing.Status.FULL, Listing.Status.CLOSED, Listing.Status.CANCELLED);
  private static final int FIELDS = 20;
  private static final int SKILLS = 17;
  private static final String ID = "made-up-";

  private final int count;
  private final LocalDate around;

  /** So many listings, most of them in the months before and after a day. */
  public MadeUp(int count, LocalDate around) {
    this.count = count;
    this.around = around;
  }

  @Override
  public List<Listing> all() {
    return new AbstractList<>() {
      @Override
      public Listing get(int index) {
        return listing(index);
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  @Override
  public Optional<Listing> find(String id) {
    return id.matches(ID + "[0-9]{1,9}")
        ? Optional.of(listing(Integer.parseInt(id.substring(ID.length()))))
        : Optional.empty();
  }

  /** What residents might type; the same for the same number. */
  public String phrase(int number) {
    var random = random(-number - 1);
    var words = new StringBuilder();
    words.append(random.nextInt(3) == 0 ? one(random, WARDS) + "で" : "");
    words.append(random.nextInt(3) == 0 ? "土日に" : "");
    words.append(one(random, DOING));
    words.append(random.nextInt(2) == 0 ? "のボランティアを探しています" : "");
    return words.toString();
  }

  /** A wish to keep; the same for the same number. Its topic is a word, not a concept. */
  public Wish wish(int number) {
    var random = random(-number - 1);
    var kind = random.nextInt(2) == 0 ? Wish.Kind.VOLUNTEER : Wish.Kind.EVENT;
    var ward = random.nextInt(4) > 0 ? List.of(one(random, WARDS)) : List.<String>of();
    var days = random.nextInt(3) == 0 ? List.of("sat", "sun") : List.<String>of();
    return new Wish(
        new Wish.Aim(kind, null, null),
        new Wish.Where(ward, null, null),
        new Wish.When(null, null, days, null),
        Wish.NONE.who(),
        new Wish.Topic(List.of(), List.of(), List.of(), List.of(), List.of(one(random, DOING))),
        Wish.NONE.limits(),
        null,
        List.of());
  }

  /** The listing of a number; one in eight is full, closed or cancelled. */
  public Listing listing(int number) {
    var random = random(number);
    var kind = one(random, KINDS);
    var doing = one(random, DOING);
    var ward = one(random, WARDS);
    var title = one(random, FOR) + doing + (random.nextInt(3) == 0 ? "第" + number % 9 + "回" : "");
    var body = ward + "で" + doing + "をします。" + one(random, REST) + one(random, REST);
    return new Listing(
        ID + number,
        kind,
        new Listing.Text(title, "", "", body, "", "", "", "見本の会" + number % 997),
        new Listing.Where(
            wards(random, ward), ward + "の市民館", "", null, null, random.nextInt(10) == 0),
        when(random),
        who(random, kind),
        kind == Listing.Kind.PROBONO
            ? new Listing.Project(doing + "の案内", 5 + random.nextInt(40), 2 + random.nextInt(12))
            : null,
        new Listing.Terms("", random.nextBoolean(), "", "", null),
        status(random),
        new Listing.Source("見本", "", "CC0-1.0", around.minusDays(random.nextInt(420))),
        true);
  }

  private static Listing.Status status(Random random) {
    return random.nextInt(8) > 0 ? Listing.Status.OPEN : one(random, OVER);
  }

  private static List<String> wards(Random random, String ward) {
    return switch (random.nextInt(12)) {
      case 0 -> List.of();
      case 1 -> List.of("online");
      case 2 -> List.of(ward, one(random, WARDS)).stream().distinct().toList();
      default -> List.of(ward);
    };
  }

  private Listing.When when(Random random) {
    if (random.nextInt(4) == 0) {
      return new Listing.When(List.of(), "毎週土曜の午前", "", null);
    }
    var dates = new ArrayList<Listing.Occurrence>();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      var day = around.plusDays(random.nextInt(-120, 240));
      dates.add(new Listing.Occurrence(day, hour(random, 9), null));
    }
    dates.sort((one, other) -> one.date().compareTo(other.date()));
    var applyBy = random.nextInt(5) == 0 ? dates.getLast().date().minusDays(3) : null;
    return new Listing.When(dates, "", "", applyBy);
  }

  private static @Nullable LocalTime hour(Random random, int first) {
    return random.nextInt(4) == 0 ? null : LocalTime.of(first + random.nextInt(11), 0);
  }

  private static Listing.Who who(Random random, Listing.Kind kind) {
    var audience = random.nextInt(2) == 0 ? List.of(one(random, AUDIENCES)) : List.<String>of();
    var skills =
        kind == Listing.Kind.PROBONO
            ? List.of("PB%02d".formatted(1 + random.nextInt(SKILLS)))
            : List.<String>of();
    return new Listing.Who(
        List.of(1 + random.nextInt(FIELDS)),
        List.of(),
        audience,
        skills,
        List.of("ja"),
        List.of(),
        random.nextInt(10) == 0 ? 18 : null,
        null,
        random.nextBoolean(),
        random.nextInt(4) == 0);
  }

  private static Random random(int number) {
    return new Random(number * 2654435761L + 7);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The first so many phrases. */
  public List<String> phrases(int most) {
    return IntStream.range(0, most).mapToObj(this::phrase).toList();
  }
}
