package tsunagu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsunagu.conversation.FileAnswers;
import tsunagu.flow.Engine;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing.Part;

/**
 * Answers as people write them, to each kind of question, understood by the reader that is shipped:
 * the shipped flows where they ask such a thing, else one flow more. The day is a Tuesday.
 */
class AnswersInWordsTests {
  private static final Path FLOWS = Path.of("conversation-flows");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  private static FileAnswers city = FileAnswers.of(Path.of("index-data"), TODAY);
  private static Engine engine = Engine.of(Flows.read(FLOWS));

  @BeforeAll
  static void open() {
    engine =
        Engine.of(
            Flows.read(FlowFiles.of(FLOWS).with("asking.yaml", asking("number", LEAST_AND_MOST))));
  }

  private static final String LEAST_AND_MOST = "least: 1\n    most: 40";

  @AfterAll
  static void close() {
    city.close();
  }

  private static String asking(String kind, String more) {
    return """
    flow: asking
    version: 2
    about: 試すための質問
    words: [ためしの質問]
    steps:
      - step: ask
        ask: %s
        into: answer
        %s
        text: {ja: 何人で来ますか。, ja-easy: 何人（なんにん）ですか。, en: "How many?"}
        again: {ja: 数を送ってください。, ja-easy: 数（かず）を 送（おく）って ください。, en: Please send a number.}
      - step: said
        say: {ja: "受け取りました、{answer}。", ja-easy: "わかりました {answer} です。", en: "Noted, {answer}."}
      - step: rest
        end: true
    """
        .formatted(kind, more);
  }

  private static String said(Stage.Done turn) {
    return turn.said().stream()
        .flatMap(words -> words.parts().stream())
        .map(part -> part instanceof Part.Text(var text) ? text : "")
        .collect(Collectors.joining("\n"));
  }

  private static String after(List<String> before, String answer) {
    var stage = new Stage(engine, city, NOW, Map.of());
    before.forEach(words -> stage.heard(new What.Said(words, "1")));
    return said(stage.heard(new What.Said(answer, "1")));
  }

  @ParameterizedTest
  @CsvSource({
    "来週の土曜,12月5日",
    "来週の土曜日がいいです,12月5日",
    "12/3がいい,12月3日",
    "12/3,12月3日",
    "１２／３,12月3日",
    "十二月三日,12月3日",
    "12月3日（木）,12月3日",
    "令和8年12月3日,12月3日",
    "令和八年十二月三日,12月3日",
    "あさって,11月26日",
    "今度の連休,1月9日",
    "土日,土曜日",
    "平日の昼,平日",
    "December 5,12月5日"
  })
  void aDayIsUnderstood(String answer, String shown) {
    assertThat(after(List.of("イベントをさがす", "中原区"), answer))
        .containsAnyOf("でさがしました", "さがした条件")
        .contains(shown, "中原区", "イベント");
  }

  @ParameterizedTest
  @CsvSource({"3,3", "３,3", "三人,3", "3人です,3", "二十五,25", "２５名,25", "四十,40", "ひとり,1", "二人,2"})
  void aNumberIsUnderstood(String answer, String number) {
    assertThat(after(List.of("ためしの質問"), answer)).contains("受け取りました、" + number + "。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "41", "百", "たくさん", "twelve"})
  void whatIsNoNumberWithinTheBoundsIsAskedForAgain(String answer) {
    assertThat(after(List.of("ためしの質問"), answer)).contains("数を送ってください。");
  }

  @ParameterizedTest
  @CsvSource({
    "武蔵小杉,中原区",
    "溝の口,高津区",
    "登戸のあたり,多摩区",
    "鷺沼駅の近く,宮前区",
    "新百合ヶ丘,麻生区",
    "川崎駅,川崎区",
    "ﾐﾔﾏｴｸ,宮前区",
    "みやまえく,宮前区",
    "鹿島田です,幸区",
    "5,宮前区",
    "五,宮前区",
    "Noborito,多摩区"
  })
  void aWardIsUnderstoodByItsStationToo(String answer, String ward) {
    assertThat(after(List.of("イベントをさがす"), answer)).contains("いつがよいですか");
    assertThat(after(List.of("イベントをさがす", answer), "土日")).contains("土曜日", ward, "イベント");
  }

  @ParameterizedTest
  @CsvSource({
    "経理を40年やっていました,会計",
    "看護師でした,医療",
    "ホームページを作れます,ウェブサイト",
    "中学校の先生でした,教育",
    "英語の通訳,通訳",
    "６,企画"
  })
  void aSkillIsUnderstood(String answer, String skill) {
    assertThat(after(List.of("プロボノ"), answer)).contains(skill, "でさがしました");
  }

  @Test
  void aSkillNobodyKnowsIsAskedForInAnotherWay() {
    assertThat(after(List.of("プロボノ"), "こけしを作っていました")).contains("近いものの番号を送ってください");
  }

  @Test
  void whereOnlyATapCountsASentenceIsNoAnswerAndTheTapIs() {
    assertThat(after(List.of("わたしのデータ", "2"), "べつに消しても消さなくても")).contains("まだ何も消していません");
    assertThat(after(List.of("わたしのデータ", "2"), "1")).contains("すべて消しました");
  }

  @Test
  void severalAnswersInOneSentenceLeaveNothingToAsk() {
    assertThat(after(List.of("イベントをさがす"), "宮前区で来週の土曜"))
        .contains("宮前区", "12月5日", "イベント", "合いそうなものです");
  }
}
