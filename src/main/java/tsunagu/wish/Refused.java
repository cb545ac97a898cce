package tsunagu.wish;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a negation means where no dictionary has the word: 人混みは苦手, 飲み会のない集まり. */
final class Refused {
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

  /** Before these a word that no dictionary has tells of a hardship: 家賃がきつい, 返事がいらない. */
  private static final List<String> HARDSHIPS =
      List.of(
          "きつい", "きびし", "厳し", "難し", "むずかし", "いりませ", "いらな", "結構", "できな", "できませ", "使え", "行け", "怖",
          "こわ", "参加でき", "出られ", "都合", "空いて", "遠", "合わな", "抵抗");

  private static final int LONGEST_GAP = 20;
  private static final int LONGEST_WORD = 12;

  /** Shorter nouns in kana are too often no nouns at all. */
  private static final int FEWEST_KANA = 4;

  private final Sentence sentence;
  private final List<Boundaries.Word> words;

  Refused(Sentence sentence, List<Boundaries.Word> words) {
    this.sentence = sentence;
    this.words = words;
  }

  /** Whether only particles and words without weight stand in a gap. */
  static boolean isLink(String gap) {
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

  /** The noun that ends at a place and names something one could be offered; eats it. */
  Optional<String> noun(int end) {
    int at = before(end);
    return at < 0 || words.get(at).end() != end
        ? Optional.empty()
        : Optional.of(words.get(at))
            .filter(word -> word.partOfSpeech().equals("名詞") && !NOTHING.contains(text(word)))
            .filter(word -> !sentence.isEaten(word.start(), word.end()))
            .map(this::eat);
  }

  private String text(Boundaries.Word word) {
    return sentence.text().substring(word.start(), word.end());
  }

  private String eat(Boundaries.Word word) {
    int start = word.partOfSpeech().equals("動詞") ? withObject(word) : compound(word);
    sentence.eat(start, word.end());
    return sentence.text().substring(start, word.end());
  }

  /** 飲み会 is one word, though it is cut in two. */
  private int compound(Boundaries.Word word) {
    int start = word.start();
    for (int i = before(start); i >= 0 && words.get(i).end() == start; i--) {
      var before = words.get(i);
      boolean joins = before.partOfSpeech().equals("名詞") || before.partOfSpeech().equals("動詞");
      boolean far = word.end() - before.start() > LONGEST_WORD;
      if (!joins || far || isLink(text(before)) || sentence.isEaten(before.start(), start)) {
        return start;
      }
      start = before.start();
    }
    return start;
  }

  /** 人前で話す: a verb with its noun and the particle between. */
  private int withObject(Boundaries.Word verb) {
    int at = before(verb.start() - 1);
    boolean object =
        at >= 0
            && words.get(at).end() == verb.start() - 1
            && words.get(at).partOfSpeech().equals("名詞")
            && Edges.isParticle(sentence.text().charAt(verb.start() - 1));
    return object ? words.get(at).start() : verb.start();
  }

  /** A word that no dictionary has, right before a negation; eats it. */
  Optional<String> before(Token negation) {
    var surface = sentence.surface(negation);
    if (HARDSHIPS.stream().anyMatch(surface::startsWith)) {
      return Optional.empty();
    }
    Boundaries.Word last = null;
    for (int i = before(negation.start()); i >= 0 && last == null; i--) {
      var word = words.get(i);
      if (negation.start() - word.end() > LONGEST_GAP) {
        return Optional.empty();
      }
      boolean verb = word.partOfSpeech().equals("動詞") && startsGap(word, "の", "こと");
      last = verb || isNoun(word) ? word : null;
    }
    boolean said =
        last != null
            && isLink(sentence.text().substring(last.end(), negation.start()))
            && !sentence.isEaten(last.start(), last.end());
    return said && last != null ? Optional.of(eat(last)) : Optional.empty();
  }

  /** The last word that ends at a place or before it, or -1. */
  private int before(int end) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).end() <= end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
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
}
