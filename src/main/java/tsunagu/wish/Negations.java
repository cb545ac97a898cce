package tsunagu.wish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must not be offered; eats its words so that they are not wished for as well. */
final class Negations {
  /** What may stand between a word and its negation, longest first. */
  private static final List<String> LINKS =
      List.of(
          "だけはどうしても",
          "に関すること",
          "関係の活動",
          "と関わるの",
          "どうしても",
          "みたいなの",
          "への参加は",
          "と話すの",
          "するのは",
          "っぽいの",
          "ちょっと",
          "外出",
          "の外出は",
          "まったく",
          "やっぱり",
          "ほんとに",
          "みたいな",
          "ばっかり",
          "のほうは",
          "の時間帯",
          "の参加は",
          "系の活動",
          "向けの",
          "からは",
          "ことは",
          "の活動",
          "の相手",
          "お世話",
          "のこと",
          "っぽい",
          "だけは",
          "あまり",
          "本当に",
          "ばかり",
          "の方は",
          "なんか",
          "の話は",
          "の外出",
          "の時間",
          "の仕事",
          "を使う",
          "の方の",
          "向け",
          "関係",
          "関連",
          "系の",
          "方面",
          "など",
          "には",
          "では",
          "での",
          "のは",
          "活動",
          "の日",
          "参加",
          "相手",
          "とか",
          "とは",
          "正直",
          "全く",
          "絶対",
          "もう",
          "だけ",
          "の話",
          "の席",
          "系",
          "は",
          "が",
          "も",
          "に",
          "の",
          "で",
          "を",
          "、",
          ",");

  /** Nouns before a negation that name nothing one could be offered: 家以外で, 会場代がきつい. */
  private static final Set<String> NOTHING =
      Set.of(
          "絶対", "全然", "方", "感じ", "気", "家", "自宅", "職場", "代", "費", "金", "料", "一人", "自分", "人", "時間",
          "経験", "資格", "知識", "予約", "申込", "申し込み", "参加費", "会費", "家賃", "生活", "体調", "都合", "予定", "迷惑",
          "問題", "関係", "英語", "日本語", "漢字", "字", "駅", "年齢", "性別", "場合", "今", "最近", "回", "度", "日", "それ",
          "これ", "話", "どれ", "何", "誰", "無理", "身", "手", "目", "耳", "足", "腰", "膝", "車", "親", "子", "者",
          "前", "後", "的");

  private static final List<String> UNABLE = List.of("行け", "いけ", "行か", "出られ", "使え");

  /** Before these a word that no dictionary has tells of a hardship: 家賃がきつい, 返事がいらない. */
  private static final List<String> HARDSHIPS =
      List.of(
          "きつい", "きびし", "厳し", "難し", "むずかし", "いりませ", "いらな", "結構", "できな", "できませ", "使え", "行け", "怖",
          "こわ", "参加でき", "出られ", "都合", "空いて", "遠", "合わな", "抵抗");

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

  /** Shorter nouns in kana are too often no nouns at all. */
  private static final int FEWEST_KANA = 4;

  /** A verb that is not to be, and what it should not be in. */
  private static final Pattern DEED =
      Pattern.compile(
          "[をにがとはも](?![^ない]{0,6}(?:もらえ|くれ|いただけ|行け|いけ))(?:[\\p{IsHan}]{0,2}[\\p{IsHiragana}]{0,4}(?:ない|なくて(?:も)?(?:いい|よい|済む|すむ)?))"
              + "(?:もの|もん|やつ|ヤツ|活動|ボランティア|ボラ|仕事|作業|こと|系|タイプ|お?手伝い|イベント|会|集まり|教室|内容"
              + "|ところが|所が|の(?=[がはを]|$|いい|希望))");

  /** 英語はできません says what somebody cannot do. */
  private static final List<String> ABLE = List.of("でき", "出来", "話せ", "使え", "書け");

  private static final String AND = "・、と,やかも/&";

  private final Sentence sentence;
  private final LocalDate today;
  private final Holidays holidays;
  private final List<Boundaries.Word> words;
  private final List<String> not = new ArrayList<>();

  private Negations(
      Sentence sentence, List<Boundaries.Word> words, LocalDate today, Holidays holidays) {
    this.sentence = sentence;
    this.words = words;
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
      if (token.cue(Cues.NEGATION) || busy) {
        int last = nearest(tokens, i);
        if (last >= 0 && tokens.get(last).as(Meaning.Tongue.class).isPresent()) {
          continue;
        }
        if (last < 0) {
          if (!busy && !isUnable(token)) {
            unknown(token);
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
        noun(end).ifPresent(this::refuse);
      }
    }
  }

  /** The noun that ends at a place and names something one could be offered. */
  private Optional<Boundaries.Word> noun(int end) {
    return words.stream()
        .filter(word -> word.end() == end && word.partOfSpeech().equals("名詞"))
        .filter(word -> !NOTHING.contains(text(word)))
        .filter(word -> !sentence.isEaten(word.start(), word.end()))
        .findFirst();
  }

  private String text(Boundaries.Word word) {
    return sentence.text().substring(word.start(), word.end());
  }

  private void refuse(Boundaries.Word word) {
    int start = word.partOfSpeech().equals("動詞") ? withObject(word) : compound(word);
    not.add(sentence.text().substring(start, word.end()));
    sentence.eat(start, word.end());
  }

  /** 飲み会 is one word, though it is cut in two. */
  private int compound(Boundaries.Word word) {
    int start = word.start();
    for (var before : words.reversed()) {
      boolean joins = before.partOfSpeech().equals("名詞") || before.partOfSpeech().equals("動詞");
      if (before.end() == start && joins && !isLink(text(before))) {
        start = before.start();
      }
    }
    return start;
  }

  /** 人前で話す: a verb with its noun and the particle between. */
  private int withObject(Boundaries.Word verb) {
    return words.stream()
        .filter(word -> word.end() == verb.start() - 1 && word.partOfSpeech().equals("名詞"))
        .filter(word -> Edges.isParticle(sentence.text().charAt(word.end())))
        .map(Boundaries.Word::start)
        .findFirst()
        .orElse(verb.start());
  }

  /** 家賃がきつい tells of a hardship, 土曜がきつい of a day. */
  private boolean isHardship(Token negation) {
    var surface = sentence.surface(negation);
    return List.of("きつ", "きびし", "厳し", "いらな", "いりませ").stream().anyMatch(surface::startsWith);
  }

  private static boolean isDayOrPlace(Token token) {
    return isDay(token) || token.as(Meaning.Place.class).isPresent();
  }

  /** 買い物に行けません tells of a need, not of what must not be offered. */
  private boolean isUnable(Token negation) {
    var surface = sentence.surface(negation);
    return UNABLE.stream().anyMatch(surface::startsWith);
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
      if (!isLink(skipTokens(tokens, i, negation, gap))) {
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
      if (tokens.get(i).isFiller() || isLink(surface)) {
        left = left.replace(surface, "");
      }
    }
    return left;
  }

  private static boolean isLink(String gap) {
    var left = gap.replace(" ", "");
    int before = -1;
    while (!left.isEmpty() && left.length() != before) {
      before = left.length();
      for (var link : LINKS) {
        if (left.startsWith(link)) {
          left = left.substring(link.length());
          break;
        }
      }
    }
    return left.isEmpty();
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

  /** A word that no dictionary has, right before the negation. */
  private void unknown(Token negation) {
    var surface = sentence.surface(negation);
    if (HARDSHIPS.stream().anyMatch(surface::startsWith)) {
      return;
    }
    Boundaries.Word last = null;
    for (var word : words) {
      boolean verb = word.partOfSpeech().equals("動詞") && startsGap(word, "の", "こと");
      if (word.end() <= negation.start() && (verb || isNoun(word))) {
        last = word;
      }
    }
    if (last != null
        && isLink(gapAfter(last, negation))
        && !sentence.isEaten(last.start(), last.end())) {
      refuse(last);
    }
  }

  /** A noun that names something, also one in kana where it is long. */
  private boolean isNoun(Boundaries.Word word) {
    var text = text(word);
    boolean kana = Script.of(text.charAt(0)) == Script.HIRAGANA;
    return word.partOfSpeech().equals("名詞")
        && !NOTHING.contains(text)
        && (!kana || (word.known() && text.length() >= FEWEST_KANA));
  }

  private boolean startsGap(Boundaries.Word word, String... starts) {
    return List.of(starts).stream()
        .anyMatch(start -> sentence.text().startsWith(start, word.end()));
  }

  private String gapAfter(Boundaries.Word noun, Token negation) {
    return sentence.text().substring(noun.end(), negation.start());
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
