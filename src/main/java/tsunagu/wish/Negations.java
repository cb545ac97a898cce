package tsunagu.wish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must not be offered; eats its words so that they are not wished for as well. */
final class Negations {
  private static final List<String> UNABLE = List.of("行け", "いけ", "行か", "出られ", "使え");

  private static final List<String> REASON_ENDS =
      List.of("ので", "から、", "から ", "だから", "なんで", "ため", "で、", "し、");
  private static final List<String> AWAY =
      List.of(
          "×", "ng", "パス", "外し", "除", "避け", "いけませ", "不可", "行けな", "行けませ", "無理", "だめ", "ダメ", "出られ",
          "できませ", "できな", "来られ", "動けな", "難し", "厳し");
  private static final List<String> OTHERS = List.of("それ以外", "以外の日", "ほかの日", "他の日", "別の日");
  private static final List<String> FREE =
      List.of("空い", "あい", "休み", "暇", "ひま", "でき", "行け", "大丈夫", "ok", "。");
  private static final int LONGEST_REASON = 20;

  /** A verb that is not to be, and what it should not be in. */
  private static final Pattern DEED =
      Pattern.compile(
          "[をにがとはも](?![^ない]{0,6}(?:もらえ|くれ|いただけ|行け|いけ))(?:[\\p{IsHan}]{0,2}[\\p{IsHiragana}]{0,4}(?:ない|なくて(?:も)?(?:いい|よい|済む|すむ)?))"
              + "(?:もの|もん|やつ|ヤツ|活動|ボランティア|ボラ|仕事|作業|こと|系|タイプ|お?手伝い|イベント|会|集まり|教室|内容"
              + "|ところが|所が|の(?=[がはを]|$|いい|希望))");

  private static final Pattern CONDITION =
      Pattern.compile("(?:じゃ|では?)な(?:いと(?![こきいおか])|くても|くたって|きゃ|ければ)");

  private static final List<String> HARD = List.of("きつ", "きびし", "厳し", "いらな", "いりませ");

  /** 英語はできません says what somebody cannot do. */
  private static final List<String> ABLE = List.of("でき", "出来", "話せ", "使え", "書け");

  private static final String AND = "・、と,やかも/&";

  private final Sentence sentence;
  private final LocalDate today;
  private final Holidays holidays;
  private final Refused refused;
  private final List<String> not = new ArrayList<>();

  private Negations(
      Sentence sentence, List<Boundaries.Word> words, LocalDate today, Holidays holidays) {
    this.sentence = sentence;
    this.refused = new Refused(sentence, words);
    this.today = today;
    this.holidays = holidays;
  }

  static List<String> eat(
      Sentence sentence, List<Boundaries.Word> words, LocalDate today, Holidays holidays) {
    var negations = new Negations(sentence, words, today, holidays);
    negations.behind();
    negations.reasons();
    negations.deeds();
    negations.before();
    negations.not.addAll(Traits.values(sentence, "not"));
    return negations.not.stream().distinct().toList();
  }

  private void behind() {
    var tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      boolean busy = token.cue(Cues.BUSY);
      if ((token.cue(Cues.NEGATION) && !isCondition(token)) || busy) {
        int last = nearest(tokens, i);
        if (last >= 0 && tokens.get(last).as(Meaning.Tongue.class).isPresent()) {
          continue;
        }
        if (last < 0) {
          if (!busy && !isUnable(token)) {
            refused.before(token).ifPresent(not::add);
          }
        } else if ((!busy && !isHardship(token)) || isDayOrPlace(tokens.get(last))) {
          sentence.eat(token);
          if (livesThere(token)) {
            sentence.eat(tokens.get(last));
            continue;
          }
          eat(tokens, first(tokens, last), last);
        }
      }
    }
  }

  /** 平日は終電まで働いているので、日曜に: the first days are told as a reason, the others are meant. */
  private void reasons() {
    var tokens = sentence.tokens();
    var text = sentence.text();
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      boolean others = OTHERS.stream().anyMatch(word -> text.indexOf(word, token.end()) > 0);
      if (!(isDay(token) || (others && negatable(token)))
          || sentence.isEaten(token.start(), token.end())
          || !text.startsWith("は", token.end())) {
        continue;
      }
      int end =
          REASON_ENDS.stream()
              .mapToInt(word -> text.indexOf(word, token.end()))
              .filter(at -> at > 0)
              .min()
              .orElse(-1);
      if (end < 0 || end - token.end() > LONGEST_REASON) {
        continue;
      }
      var reason = text.substring(token.end(), end);
      boolean other = tokens.stream().anyMatch(later -> later.start() > end && isDay(later));
      var after = text.substring(end, Math.min(text.length(), end + LONGEST_REASON));
      boolean away = AWAY.stream().anyMatch(after::contains);
      if ((other || others || away) && FREE.stream().noneMatch(reason::contains)) {
        eat(tokens, first(tokens, i), i);
      }
    }
  }

  /** 人前に出ないもの, 子どもと関わらない活動: what is not to be done is said with its verb. */
  private void deeds() {
    var deeds = DEED.matcher(sentence.text());
    while (deeds.find()) {
      int end = deeds.start();
      var known =
          sentence.tokens().stream()
              .filter(token -> token.end() == end && negatable(token))
              .toList();
      if (!known.isEmpty()) {
        eat(known, 0, 0);
      } else {
        refused.noun(end).ifPresent(not::add);
      }
    }
  }

  /** 買い物に行けません tells of a need, not of what must not be offered. */
  private boolean isUnable(Token negation) {
    var surface = sentence.surface(negation);
    return UNABLE.stream().anyMatch(surface::startsWith);
  }

  /** 夜じゃないと帰れない and 経験者じゃなくても refuse nothing: the one asks for it, the other does without. */
  private boolean isCondition(Token negation) {
    return CONDITION.matcher(sentence.text().substring(negation.start())).lookingAt();
  }

  /** 麻生区以外に住んでいます says where somebody lives, not what must not be offered. */
  private boolean livesThere(Token negation) {
    return sentence.followedBy(negation, "に住")
        || sentence.followedBy(negation, "在住")
        || sentence.followedBy(negation, "から来")
        || sentence.followedBy(negation, "の人も")
        || sentence.followedBy(negation, "住ん");
  }

  /** The token that a negation behind it means, or -1. */
  private int nearest(List<Token> tokens, int negation) {
    for (int i = negation - 1; i >= 0; i--) {
      var gap = sentence.between(tokens.get(i), tokens.get(negation));
      if (!Refused.isLink(skipTokens(tokens, i, negation, gap))) {
        return -1;
      }
      if (negatable(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private String skipTokens(List<Token> tokens, int from, int to, String gap) {
    var left = gap;
    for (int i = from + 1; i < to; i++) {
      var surface = sentence.surface(tokens.get(i));
      if (tokens.get(i).isFiller() || Refused.isLink(surface)) {
        left = left.replace(surface, "");
      }
    }
    return left;
  }

  private int first(List<Token> tokens, int last) {
    int first = last;
    while (first > 0) {
      var left = tokens.get(first - 1);
      var gap = sentence.between(left, tokens.get(first));
      boolean joined =
          gap.isEmpty() || (gap.length() == 1 && AND.contains(gap)) || gap.equals("とか");
      boolean dates = isDay(left) && isDay(tokens.get(first)) && gap.equals("の");
      if (!dates && (!joined || !negatable(left) || (gap.isEmpty() && !isDay(left)))) {
        break;
      }
      first--;
    }
    return first;
  }

  private static boolean negatable(Token token) {
    for (var meaning : token.meanings()) {
      switch (meaning) {
        case Meaning.Day ignored -> {
          return true;
        }
        case Meaning.Place ignored -> {
          return true;
        }
        case Meaning.Concept ignored -> {
          return true;
        }
        case Meaning.People people when !people.speaker() -> {
          return true;
        }
        case Meaning.Skill ignored -> {
          return true;
        }
        case Meaning.Trait(var slot, var value) when slot.equals("online") -> {
          return true;
        }
        default -> {}
      }
    }
    return token.cue(Cues.EVENT) || token.cue(Cues.GROUP) || token.cue(Cues.VOLUNTEER);
  }

  /** 家賃がきつい tells of a hardship, 土曜がきつい of a day. */
  private boolean isHardship(Token negation) {
    var surface = sentence.surface(negation);
    return HARD.stream().anyMatch(surface::startsWith);
  }

  private static boolean isDayOrPlace(Token token) {
    return isDay(token) || token.as(Meaning.Place.class).isPresent();
  }

  private static boolean isDay(Token token) {
    return token.as(Meaning.Day.class).isPresent();
  }

  private void eat(List<Token> tokens, int first, int last) {
    var days = new ArrayList<Token>();
    for (int i = first; i <= last; i++) {
      var token = tokens.get(i);
      var place = token.as(Meaning.Place.class);
      if (isDay(token)) {
        days.add(token);
      } else if (place.isPresent() && !place.get().wards().isEmpty()) {
        not.addAll(place.get().wards());
      } else {
        not.addAll(refused(token));
      }
      sentence.eat(token);
    }
    days(days);
  }

  /** What is refused with a word: what the dictionaries say it excludes, else the word. */
  private List<String> refused(Token token) {
    var said =
        token.meanings().stream()
            .filter(Meaning.Trait.class::isInstance)
            .map(Meaning.Trait.class::cast)
            .filter(trait -> trait.slot().equals("not"))
            .map(Meaning.Trait::value)
            .toList();
    var surface = sentence.surface(token);
    var all = new ArrayList<>(said);
    if (!said.isEmpty()) {
      all.add(surface.split("[はがも]", 2)[0]);
    } else if (ABLE.stream().noneMatch(surface::endsWith)) {
      all.add(surface);
    }
    return all;
  }

  private void days(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    var when = Dates.read(sentence, tokens, today, holidays);
    not.addAll(when.weekdays());
    if (when.from() != null || when.to() != null) {
      boolean one = when.from() != null && when.from().equals(when.to());
      not.add(one ? String.valueOf(when.from()) : new Days(when.from(), when.to()).toString());
    }
    var part = when.part();
    if (part != null) {
      not.add(part);
    }
  }

  /** English and its neighbours put the negation in front. */
  private void before() {
    var tokens = sentence.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).cue(Cues.NOT)) {
        int from = next(tokens, i);
        if (from > 0) {
          int last = from;
          while (last + 1 < tokens.size()
              && negatable(tokens.get(last + 1))
              && isAnd(sentence.between(tokens.get(last), tokens.get(last + 1)))) {
            last++;
          }
          eat(tokens, from, last);
        }
      }
    }
  }

  private int next(List<Token> tokens, int i) {
    var next = tokens.get(i + 1);
    var gap = sentence.between(tokens.get(i), next);
    return gap.length() <= 8 && negatable(next) ? i + 1 : -1;
  }

  private static boolean isAnd(@Nullable String gap) {
    return gap != null && (gap.equals("or") || gap.equals("and") || gap.equals(","));
  }
}
