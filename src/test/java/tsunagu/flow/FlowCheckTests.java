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
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.Outgoing.Part;
import tsunagu.story.SampleCity;

/** What a proof of the shipped flows says; single faults are in {@link BrokenFlowsTests}. */
class FlowCheckTests {
  private static final Path SHIPPED = Path.of("conversation-flows");

  @TempDir Path folder;

  @Test
  void theShippedFlowsHaveNoFault() {
    assertThat(FlowCheck.findings(SHIPPED)).isEmpty();
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
  void noFileAtAllIsAFault() {
    assertThat(FlowCheck.findings(folder))
        .singleElement()
        .satisfies(finding -> assertThat(finding.sentence()).contains("ひとつもありません"));
  }

  @Test
  void anUnknownFlowIsNeverRun() {
    assertThatThrownBy(() -> Flows.read(folder)).isInstanceOf(FlowFault.class);
  }

  @Test
  void whatCouldBreakALimitIsFoundWhereItIsSaid() {
    var worst =
        new FlowCheck.WorstCase(
            SampleCity.ofSomeoneIntroduced(),
            words -> words.toString().contains("5 parts") ? List.of("too much") : List.of(),
            LocalDate.of(2026, 11, 24));
    var strict =
        new FlowCheck.WorstCase(
            worst.everything(),
            words ->
                words.manner().large() && words.choices().size() > 11 ? List.of("x") : List.of(),
            worst.today());

    assertThat(FlowCheck.report(FlowFiles.of(SHIPPED), worst).findings()).isEmpty();
    assertThat(FlowCheck.report(FlowFiles.of(SHIPPED), strict).findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.sentence()).contains("大きい文字").contains("x"))
        .extracting(Finding::file)
        .contains("my-fields.yaml");
  }

  @Test
  void aLanguageThatOnlySomeTextsHaveIsNoted() throws IOException {
    copy();
    var menu = Files.readString(folder.resolve("menu.yaml"));
    Files.writeString(
        folder.resolve("menu.yaml"), menu.replaceFirst("en: Help", "en: Help, zh: 帮助"));

    var report = FlowCheck.report(FlowFiles.of(folder));

    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.sentence()).contains("「zh」").contains("のうち1だけ"));
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
