package tsunagu.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Reads やさしい日本語 as its readers would: short sentences, です・ます, readings, no office words. The rules
 * follow the national guideline for plain Japanese (2020) and its checklists.
 */
final class EasyCheck {
  private static final int SENTENCE = 50;
  private static final int KANJI = 13;
  private static final int COMMAS = 2;
  private static final Pattern READING = Pattern.compile("（[ぁ-ゖァ-ヶー・ 　]+）");
  private static final Pattern BRACKET = Pattern.compile("（[^）]*）");
  private static final Pattern BARE_KANJI = Pattern.compile("[\\p{IsHan}々]+(?![\\p{IsHan}々（])");
  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}々]");
  private static final Pattern POLITE =
      Pattern.compile(
          "(です|ます|ません|でした|ました|ましょう|ください|でしょう|ですか|ますか|ませんか|ましたか|でしょうか|ですね|ますね|ですよ|ますよ|"
              + "ございます|ございました|ありがとう|こんにちは|こんばんは|はじめまして|どういたしまして)$");
  private static final Pattern DOUBLE_NEGATIVE =
      Pattern.compile("ない(こと|わけ|の)[はでも]*(ない|ありません)|なく(は|も)(ない|ありません)|ざるをえ|わけではな|ずにはい");
  private static final Pattern DAY = Pattern.compile("[0-9０-９]{1,2}[/／][0-9０-９]{1,2}");
  private static final Pattern ERA = Pattern.compile("令和|平成|昭和");
  private static final Pattern CLOCK = Pattern.compile("(1[3-9]|2[0-4])(:[0-9]{2}|時)");
  private static final Pattern SOUNDS =
      Pattern.compile("(わくわく|どきどき|にこにこ|いきいき|うきうき|ぴったり|ばっちり|のんびり|ワクワク|ドキドキ|ニコニコ|イキイキ|ピッタリ)");
  private static final Map<String, String> OFFICE = office();
  private static final Map<String, String> GLOSSED =
      Map.of("町内会", "町内会（ちょうないかい）〈近所（きんじょ）の 人（ひと）の 集（あつ）まり〉");

  private EasyCheck() {}

  private static Map<String, String> office() {
    var words = new LinkedHashMap<String, String>();
    words.put("プロボノ", "仕事（しごと）の 力（ちから）で する ボランティア");
    words.put("コーディネート", "つなぐ");
    words.put("コーディネーター", "つなぐ 人（ひと）");
    words.put("マッチング", "合（あ）わせる");
    words.put("エントリー", "申（もう）し込（こ）み");
    words.put("キャンセル", "やめる");
    words.put("スタッフ", "はたらく 人（ひと）");
    words.put("申込", "申（もう）し込（こ）み");
    words.put("参加費", "お金（かね）");
    words.put("随時", "いつでも");
    words.put("定員", "人（ひと）の 数（かず）");
    words.put("先着順", "早（はや）い 人（ひと）から");
    words.put("該当", "合（あ）う");
    words.put("提出", "出（だ）す");
    words.put("記入", "書（か）く");
    words.put("実施", "する");
    words.put("開催", "する");
    words.put("対象", "できる 人（ひと）");
    words.put("要件", "ひつような こと");
    words.put("手続", "すること");
    words.put("希望者", "したい 人（ひと）");
    words.put("在住", "住（す）んで いる");
    words.put("持参", "持（も）って くる");
    words.put("無料", "お金（かね）は いりません");
    words.put("至急", "すぐ");
    words.put("担当者", "人（ひと）");
    return words;
  }

  /** Reports every fault of a text, with the words it is about and what to do. */
  static void read(String text, boolean label, BiConsumer<String, String> report) {
    var bare = Slots.PLACEHOLDER.matcher(text).replaceAll("");
    readings(bare, report);
    var plain = BRACKET.matcher(bare).replaceAll("");
    OFFICE.forEach((word, easy) -> {
      if (plain.contains(word)) {
        report.accept("やさしい日本語に、むずかしいことば「" + word + "」があります。", "「" + easy + "」のように言いかえてください。");
      }
    });
    GLOSSED.forEach((word, easy) -> {
      if (plain.contains(word) && !plain.contains("〈")) {
        report.accept("やさしい日本語に、説明のないことば「" + word + "」があります。", "「" + easy + "」のように説明をつけてください。");
      }
    });
    found(DAY, plain, "日づけの書きかた", "「12月（がつ）5日（いつか）」のように書いてください。", report);
    found(ERA, plain, "元号", "「2026年（ねん）」のように西暦で書いてください。", report);
    found(CLOCK, plain, "24時間の時刻", "「午後（ごご）1時（じ）」のように書いてください。", report);
    found(SOUNDS, plain, "ようすを表すことば", "ふつうのことばで言いかえてください。", report);
    found(DOUBLE_NEGATIVE, plain, "二重の打ち消し", "打ち消さない形で言いかえてください。", report);
    if (!label) {
      sentences(plain, report);
    }
  }

  private static void readings(String text, BiConsumer<String, String> report) {
    var kanji = BARE_KANJI.matcher(text);
    if (kanji.find()) {
      report.accept(
          "やさしい日本語の「" + kanji.group() + "」に読みがありません。",
          "「" + kanji.group() + "（よみ）」のように読みをつけるか、かなで書いてください。");
    }
    var bracket = BRACKET.matcher(text);
    while (bracket.find()) {
      boolean afterKanji =
          bracket.start() > 0
              && HAN.matcher(text.substring(bracket.start() - 1, bracket.start())).matches();
      if (afterKanji && !READING.matcher(bracket.group()).matches()) {
        report.accept("「" + bracket.group() + "」は読みではありません。", "読みは、かなで書いてください。");
      }
    }
  }

  private static void found(
      Pattern pattern, String text, String what, String remedy, BiConsumer<String, String> report) {
    var matcher = pattern.matcher(text);
    if (matcher.find()) {
      report.accept("やさしい日本語に、" + what + "「" + matcher.group() + "」があります。", remedy);
    }
  }

  private static void sentences(String text, BiConsumer<String, String> report) {
    var ended = Pattern.compile("[^。？！\n]+[。？！]?").matcher(text);
    while (ended.find()) {
      var sentence = ended.group().strip();
      var words = sentence.replaceAll("[。？！]$", "").replaceAll("「[^」]*」", "");
      if (words.length() > SENTENCE) {
        report.accept("やさしい日本語の文が" + SENTENCE + "字より長いです：" + sentence, "二つの文に分けてください。");
      }
      if (HAN.matcher(words).results().count() > KANJI) {
        report.accept("一つの文に漢字が" + KANJI + "字より多いです：" + sentence, "かなで書くか、文を分けてください。");
      }
      if (words.chars().filter(c -> c == '、').count() > COMMAS) {
        report.accept("一つの文に言いたいことがいくつもあります：" + sentence, "「、」で切れるところで文を分けてください。");
      }
      if (sentence.endsWith("。") && !POLITE.matcher(words.strip()).find() && !words.isBlank()) {
        report.accept("「です」「ます」で終わっていません：" + sentence, "「です」「ます」「ください」で終わる文にしてください。");
      }
    }
  }
}
