package tsunagu.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a record is about and whom it is for, told from the words publishers use. */
final class Topics {
  private static final List<Rule<Integer>> FIELDS =
      List.of(
          rule("健康|ほけん|福祉|介護|医療|保健|傾聴|認知症|障がい|障害|手話|点字|音訳|献血|フレイル", 1),
          rule("子ども|こども|子育て|育児|小学生|中学生|高校生|親子|キッズ|児童|青少年|赤ちゃん|読み聞かせ", 13),
          rule("講座|学び|学習|教育|セミナー|講演|教室|読書|図書", 2),
          rule("音楽|文化|芸術|美術|コンサート|演奏|合唱|スポーツ|体操|映画|演劇|展覧|囲碁|書道|ダンス", 6),
          rule("環境|自然|生き物|緑地|里山|森林|ネイチャー|清掃|美化|花壇|リサイクル|公園|動物|生活と環境", 7),
          rule("まちづくり|地域づくり|コミュニティ|交流|町内会|自治会|祭り|まつり", 3),
          rule("観光|催事|名所", 4),
          rule("農業|農園|収穫|野菜|里の市", 5),
          rule("防災|災害|避難|被災", 8),
          rule("防犯|安全|見守り|交通安全", 9),
          rule("人権|平和|差別|多様性", 10),
          rule("国際|外国|多文化|日本語教室|英会話", 11),
          rule("男女|女性|ジェンダー", 12),
          rule("スマホ|スマートフォン|パソコン|タブレット|プログラミング|デジタル", 14),
          rule("科学|実験|天文|宇宙|ロボット", 15),
          rule("仕事・産業|ビジネス|起業|経営|商店街|産業", 16),
          rule("就職|就労|資格と認定|雇用|職業|再就職", 17),
          rule("消費者|消費生活|悪質商法", 18),
          rule("市民活動|団体運営|助成金|協働", 19));

  private static final List<Rule<String>> AUDIENCES =
      List.of(
          rule("親子|保護者|パパ|ママ|子育て中|妊産婦|妊婦|プレママ", "parent"),
          rule("親子|乳児|幼児|乳幼児|未就学|小学生|児童|こども|子ども|子供|キッズ|園児|赤ちゃん|[0-6]歳児", "child"),
          rule("中学生|高校生|中高生|ティーン|10代", "teen"),
          rule("大学生|学生", "student"),
          rule("高齢者|シニア|シルバー|[6-7][05]歳以上|お年寄り", "senior"),
          rule("障がい|障害", "disabled"),
          rule("外国人|外国につながる|外国籍", "foreign_resident"),
          rule("企業|事業者|会社", "company"),
          rule("町内会|自治会", "neighbourhood_association"),
          rule("市民活動団体|NPO|ボランティア団体", "npo"),
          rule("起業|創業", "founder"),
          rule("社会人|勤労者|働く人", "worker"),
          rule("介護者|家族介護|介護する", "carer"));

  private static final Pattern ONLY_STUDENTS = Pattern.compile("(?:小|中|高校|中高)学?生");
  private static final Pattern FROM_AGE = Pattern.compile("(\\d{1,2})歳以上");

  /** 小学3年生以上 means everybody from that age on, not children. */
  private static final Pattern FROM_SCHOOL =
      Pattern.compile("(小学|中学|高校)(?:生|校)?(?:(\\d)年生?)?(?:生)?以上");

  private static final Map<String, Integer> SCHOOL_AGE = Map.of("小学", 6, "中学", 12, "高校", 15);
  private static final Pattern TO_AGE = Pattern.compile("(\\d{1,2})歳(?:以下|まで)");
  private static final Pattern BETWEEN = Pattern.compile("(\\d{1,2})歳?[~〜～\\-から]+(\\d{1,2})歳");

  private Topics() {}

  private record Rule<T>(Pattern words, T means) {}

  private static <T> Rule<T> rule(String words, T means) {
    return new Rule<>(Pattern.compile(words), means);
  }

  /** NPO fields: those of the category words first, then of the title, at most three. */
  static List<Integer> fields(String categories, String title) {
    var found = new LinkedHashSet<>(all(FIELDS, categories));
    found.addAll(all(FIELDS, title));
    return found.stream().limit(3).toList();
  }

  /** Audience codes. */
  static List<String> audience(String words) {
    var half =
        FROM_SCHOOL.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC)).replaceAll("");
    var found = new ArrayList<>(all(AUDIENCES, half));
    if (ONLY_STUDENTS.matcher(half).find() && !half.contains("大学生")) {
      found.remove("student");
    }
    return found;
  }

  /** The youngest age in years, or null. */
  static @Nullable Integer ageMin(String words) {
    var age = number(words, FROM_AGE, BETWEEN, 1);
    var school = FROM_SCHOOL.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC));
    if (age != null || !school.find()) {
      return age;
    }
    int grade = school.group(2) == null ? 1 : Integer.parseInt(school.group(2));
    return SCHOOL_AGE.getOrDefault(school.group(1), 0) + grade - 1;
  }

  /** The oldest age in years, or null. */
  static @Nullable Integer ageMax(String words) {
    return number(words, TO_AGE, BETWEEN, 2);
  }

  private static @Nullable Integer number(String words, Pattern one, Pattern range, int group) {
    var half = Normalizer.normalize(words, Normalizer.Form.NFKC);
    Matcher between = range.matcher(half);
    if (between.find()) {
      return Integer.valueOf(between.group(group));
    }
    Matcher single = one.matcher(half);
    return single.find() ? Integer.valueOf(single.group(1)) : null;
  }

  private static <T> Set<T> all(List<Rule<T>> rules, String words) {
    var found = new LinkedHashSet<T>();
    for (var rule : rules) {
      if (rule.words().matcher(words).find()) {
        found.add(rule.means());
      }
    }
    return found;
  }
}
