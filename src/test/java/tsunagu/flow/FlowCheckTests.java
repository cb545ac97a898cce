package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;
import tsunagu.story.SampleCity;

/** Breaks the shipped flows, one fault at a time, and looks at what is reported. */
class FlowCheckTests {
  private static final Path SHIPPED = Path.of("conversation-flows");

  @TempDir Path folder;

  @Test
  void theShippedFlowsHaveNoFault() {
    assertThat(FlowCheck.findings(SHIPPED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          help.yaml   | end: true          | then: nowhere            | neither a step here nor a flow   | Correct the name
          help.yaml   | end: true          | say: {ja: あ, ja-easy: あ, en: a} | how it goes on            | Add "then
          help.yaml   | end: true          | then: how                | goes in a circle                 | Put a question
          help.yaml   | aside: asking      | asides: asking           | 「asides」という項目は           | 使える項目
          help.yaml   | version: 2         | version: 99              | 1から2までの数です               | のように書いて
          help.yaml   | version: 2         | about: x                 | 二回あります                     | 消して
          help.yaml   | flow: help         | flow: helping            | ファイルの名前とちがいます       | ファイルを
          help.yaml   | - step: rest | - step: menu           | called like a flow               | Rename the step
          stop.yaml   | [やめる,           | [メニュー,               | also starts the flow             | Take it away
          help.yaml   | [使いかた,         | ["!?",                   | no letter or number              | Take it away
          stop.yaml   | en: The notices    | zz: The notices          | words in en are missing          | Add "en
          help.yaml   | Write what         | "{listing.title} what"   | may not be known                 | Ask for it
          help.yaml   | なまえや 電話番号（でんわばんごう） | なまえや 電話番号 | has no reading            | write it in kana
          help.yaml   | steps:             | steps: [                 | YAMLとして読めません             | 字下げ
          stop.yaml   | - else: bye        | - when: {mine.notices: x}| がありません                     | 書いて
          stop.yaml   | then: notices-off  | then: no-such            | neither a step here nor a flow   | Correct the name
          stop.yaml   | ask: choice        | ask: riddle              | 使えません                       | 使えるもの
          stop.yaml   | The notices        | The notices which I get every day | LINE shows 20           | Say it shorter
          stop.yaml   | en: The notices    | en: Menu                 | leads to "menu" everywhere else  | another word
          stop.yaml   | en: The notices    | en: This conversation    | stands for two choices           | Take it away
          stop.yaml   | start-over: true   | dance: true              | このステップは何もしません       | どれか一つ
          introduce.yaml | 紹介先：{desk.receiver} | 紹介先            | does not name who receives it    | {desk.receiver}
          menu.yaml   | find-group         | find-nothing             | neither a step here nor a flow   | Correct the name
          """)
  void aFaultIsFoundWithItsFileAndRemedy(
      String file, String part, String broken, String sentence, String remedy) throws IOException {
    copy();
    var text = Files.readString(folder.resolve(file));
    assertThat(text).contains(part);
    Files.writeString(
        folder.resolve(file),
        text.replaceFirst(
            java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(broken)));
    var findings = FlowCheck.findings(folder);
    assertThat(findings)
        .anySatisfy(finding -> {
          assertThat(finding.file()).isEqualTo(file);
          assertThat(finding.line()).isPositive();
          assertThat(finding.sentence()).contains(sentence);
          assertThat(finding.remedy()).contains(remedy);
        });
    assertThatThrownBy(() -> Flows.read(folder))
        .isInstanceOf(FlowFault.class)
        .hasMessageContaining(file + ":");
  }

  @Test
  void allFaultsAreSaidAtOnceWithTheirLines() throws IOException {
    copy();
    Files.writeString(folder.resolve("one.yaml"), "flow: one\nversion: 2\nabout: x\nwrong: y\n");
    Files.writeString(folder.resolve("two.yaml"), "flow: two\nabout: x\nsteps: nothing\n");
    assertThat(FlowCheck.findings(folder))
        .extracting(finding -> finding.file() + ":" + finding.line())
        .contains("one.yaml:4", "one.yaml:1", "two.yaml:1", "two.yaml:3");
  }

  @Test
  void aStepNothingLeadsToIsFound() throws IOException {
    copy();
    Files.writeString(
        folder.resolve("island.yaml"),
        "flow: island\nversion: 1\nabout: x\nsteps:\n  - step: alone\n    end: true\n");
    assertThat(FlowCheck.findings(folder))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("Nothing leads"))
        .satisfies(finding -> assertThat(finding.line()).isEqualTo(5));
  }

  @Test
  void withoutMenuAndHumanTheSetIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("small.yaml"),
        "flow: small\nversion: 1\nabout: x\nwords: [a]\nsteps:\n  - step: rest\n    end: true\n");
    assertThat(FlowCheck.findings(folder))
        .extracting(Finding::sentence)
        .contains("No typed word leads to the menu.", "No typed word leads to a human.");
  }

  @Test
  void aYamlBombIsRefused() throws IOException {
    copy();
    var bomb = "flow: bomb\na: &a [x]\nb: [" + "*a, ".repeat(30) + "*a]\n";
    Files.writeString(folder.resolve("bomb.yaml"), bomb);
    assertThat(FlowCheck.findings(folder))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("くりかえしが多すぎます"));
  }

  @Test
  void everythingThatCanBeSaidIsRehearsed() {
    var flows = Flows.read(SHIPPED);
    var lookup = SampleCity.ofSomeoneIntroduced();
    var manners = List.of(Manner.PLAIN, new Manner("ja-easy", true), new Manner("en", false));
    var spoken = FlowCheck.everyOutgoing(flows, lookup, manners, LocalDate.of(2026, 11, 24));
    var places = spoken.stream().map(FlowCheck.Spoken::where).distinct().toList();
    assertThat(places)
        .contains(
            "menu/what", "results/list", "listing/detail", "introduce/consent", "probono/skills")
        .contains("safety-crisis/care", "consult/which", "my-introductions/sure", "news/refused");
    assertThat(spoken)
        .allSatisfy(one -> {
          assertThat(one.words().parts()).hasSizeBetween(1, 5);
          assertThat(one.words().choices()).hasSizeLessThanOrEqualTo(13);
          assertThat(one.words().parts())
              .filteredOn(Part.Text.class::isInstance)
              .allSatisfy(part -> assertThat(part.toString()).doesNotContain("{"));
        });
  }

  private void copy() throws IOException {
    try (var files = Files.list(SHIPPED)) {
      for (var file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
