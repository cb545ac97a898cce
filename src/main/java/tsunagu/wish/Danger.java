package tsunagu.wish;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Safety;

/** What must be dealt with before any search; rather once too often for lives in danger. */
final class Danger {
  /** So many letters and fewer say little beside an alarm. */
  private static final int LITTLE = 24;

  /**
   * Those who can do harm where one lives, learns or works, and those who cannot defend themselves.
   */
  private static final Pattern NEAR =
      Pattern.compile(
          "夫|妻|旦那|だんな|主人|嫁|彼氏|彼女|彼が|彼に|元彼|元カレ|元カノ|同棲|恋人|父|母|お父さん|お母さん|おとうさん|おかあさん|パパ"
              + "|ママ|親に|親が|両親|兄|弟|姉|妹|祖父|祖母|おじいちゃん|おばあちゃん|じいちゃん|ばあちゃん|息子|娘|叔父|叔母|義父|義母"
              + "|同居|隣の|となりの|上の階|近所の家|先生|コーチ|監督|先輩|上司|社長|店長|職員|ヘルパー|担任|いつも私|毎日|毎晩");

  /**
   * Learning for a case that may come, telling of a war, or dressing up: nobody is in danger now.
   */
  private static final Pattern NOT_NOW =
      Pattern.compile(
          "習いたい|習える|習って(おき|み)|学びたい|学べ|学ぶ|(とき|時)のため|(とき|時)に備え|語り継|空襲|仮装|コスプレ|ハロウィン|ゾンビ"
              + "|介護が終わ|仕組みを作");

  /** Who calls for somebody means it, whatever else is said. */
  private static final Pattern CALLS =
      Pattern.compile("助けて|たすけて|呼んで|よんで|早く|はやく|今すぐ|いますぐ|どうしよう|どうすれば");

  private Danger() {}

  static @Nullable Safety of(String text, Surfaces alarms, List<Boundaries.Word> words) {
    var sentence = Sentence.cut(text, alarms, words);
    boolean calm = !sentence.left(Meaning.Calm.class).isEmpty();
    Set<Safety> found = EnumSet.noneOf(Safety.class);
    for (var token : sentence.tokens()) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Alarm(var safety, var how)
            && counts(how, text, calm)
            && !(safety == Safety.EMERGENCY && laterOrLongAgo(text))) {
          found.add(safety);
        }
      }
    }
    for (var first : List.of(Safety.CRISIS, Safety.EMERGENCY, Safety.ABUSE)) {
      if (found.contains(first)) {
        return first;
      }
    }
    if (PersonalData.isIn(text)) {
      return Safety.PERSONAL_DATA;
    }
    return found.stream().findFirst().orElse(null);
  }

  private static boolean laterOrLongAgo(String text) {
    return NOT_NOW.matcher(text).find() && !CALLS.matcher(text).find();
  }

  private static boolean counts(Meaning.How how, String text, boolean calm) {
    return switch (how) {
      case SURE -> true;
      case ALONE -> text.length() <= LITTLE;
      case BESIDE -> !calm && NEAR.matcher(text).find();
      case TOPIC -> !calm;
    };
  }
}
