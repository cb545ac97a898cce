package tsunagu.wish;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The forms of a verb made from its dictionary form, by what the speaker means with them. Verbs in
 * る are read by the kana before it; the few that are written the same and bend otherwise are
 * listed.
 */
final class Conjugation {
  /** What a form of a verb says about who does it. */
  enum Mood {
    /** 配りたい, 配ってみたい, 配ろう: the speaker would like to. */
    WISH,
    /** 配れます, 配ることができる: the speaker is able to. */
    ABLE,
    /** 配らせてください: the speaker asks to be let. */
    LET,
    /** 配ります: the speaker says so. */
    POLITE,
    /** 配ってほしい, 配ってくれる: somebody else should. */
    ASKED,
    /** 見せたい, 体験させてあげたい: those one brings along should. */
    CAUSE
  }

  private static final List<String> WISHES =
      List.of("みたい", "みたく", "みよう", "いきたい", "いけたら", "あげたい", "さしあげたい", "差し上げたい", "やりたい", "いただきたく");
  private static final List<String> LETS = List.of("もら", "いただ", "頂", "くださ", "下さ", "ほし", "くれ");
  private static final List<String> ASKS =
      List.of("ほし", "欲し", "くれ", "くださ", "下さ", "もらい", "もらえ", "もらう", "もらって", "いただ", "頂");
  private static final List<String> CAUSES = List.of("たい", "たく", "てあげたい", "てやりたい", "られる", "てあげられ");
  private static final List<String> MEANS =
      List.of("ことができ", "ことが出来", "ことなら", "くらいなら", "ぐらいなら", "くらいは");

  private static final List<String> ROWS =
      List.of(
          "うわいえおっ", "くかきけこい", "ぐがぎげごい", "すさしせそし", "つたちてとっ", "ぬなにねのん", "ぶばびべぼん", "むまみめもん", "るらりれろっ");
  private static final String BEFORE_ONE_STEM = "いきしちにひみりぎじびえけせてねへめれげぜでべ";
  private static final Set<String> FIVE_ROWS =
      Set.of(
          "入る", "走る", "切る", "知る", "帰る", "減る", "蹴る", "滑る", "喋る", "混じる", "交じる", "はいる", "しゃべる", "はしる");
  private static final Set<String> ONE_STEM = Set.of("見る", "着る", "煮る", "出る", "観る", "看る", "診る");

  private final String verb;
  private final Map<Mood, List<String>> forms = new EnumMap<>(Mood.class);

  private Conjugation(String verb) {
    this.verb = verb;
  }

  /** Whether a word can be bent: it ends as verbs do in the dictionary. */
  static boolean isVerb(String word) {
    return word.length() > 1 && !row(word.charAt(word.length() - 1)).isEmpty();
  }

  /** All forms of a verb in its dictionary form. */
  static Map<Mood, List<String>> of(String verb) {
    var made = new Conjugation(verb);
    for (var mood : Mood.values()) {
      made.forms.put(mood, new ArrayList<>());
    }
    if (verb.endsWith("する")) {
      made.suru(verb.substring(0, verb.length() - 2));
    } else if (isOneStem(verb)) {
      made.oneStem(verb.substring(0, verb.length() - 1));
    } else {
      made.fiveRows(verb.substring(0, verb.length() - 1), verb.charAt(verb.length() - 1));
    }
    return made.forms;
  }

  private static boolean isOneStem(String verb) {
    return verb.endsWith("る")
        && !FIVE_ROWS.contains(verb)
        && (ONE_STEM.contains(verb)
            || BEFORE_ONE_STEM.indexOf(verb.charAt(verb.length() - 2)) >= 0);
  }

  private static String row(char end) {
    for (var row : ROWS) {
      if (row.charAt(0) == end) {
        return row;
      }
    }
    return "";
  }

  private void add(Mood mood, String form) {
    forms.computeIfAbsent(mood, m -> new ArrayList<>()).add(form);
  }

  private void suru(String noun) {
    for (var link : noun.isEmpty() ? List.of("") : List.of("", "を", "が", "も", "の活動を")) {
      bend(noun + link + "し", noun + link + "して", noun + link + "しよう", noun + link + "させて");
      for (var able : List.of("でき", "出来")) {
        add(Mood.ABLE, noun + link + able);
      }
    }
  }

  private void oneStem(String stem) {
    bend(stem, stem + "て", stem + "よう", stem + "させて");
    for (var able : List.of("られる", "られます", "られれば", "られたら", "れる", "れます")) {
      add(Mood.ABLE, stem + able);
    }
  }

  private void fiveRows(String stem, char end) {
    var row = row(end);
    boolean going = verb.endsWith("行く") || verb.equals("いく");
    var te = stem + (going ? "っ" : row.charAt(5)) + ("ぐぬぶむ".indexOf(end) >= 0 ? "で" : "て");
    bend(stem + row.charAt(2), te, stem + row.charAt(4) + "う", stem + row.charAt(1) + "せて");
    for (var able : List.of("る", "ます", "れば", "たら")) {
      add(Mood.ABLE, stem + row.charAt(3) + able);
    }
  }

  private void bend(String before, String te, String shall, String let) {
    for (var wish : List.of("たい", "たく", "たがって")) {
      add(Mood.WISH, before + wish);
    }
    WISHES.forEach(wish -> add(Mood.WISH, te + wish));
    add(Mood.WISH, shall);
    add(Mood.WISH, verb + "つもり");
    LETS.forEach(end -> add(Mood.LET, let + end));
    add(Mood.POLITE, before + "ます");
    add(Mood.POLITE, before + "ましょう");
    add(Mood.ABLE, te + "あげられ");
    ASKS.forEach(ask -> add(Mood.ASKED, te + ask));
    var cause = let.substring(0, let.length() - 1);
    CAUSES.forEach(end -> add(Mood.CAUSE, cause + end));
    MEANS.forEach(means -> add(Mood.ABLE, verb + means));
  }
}
