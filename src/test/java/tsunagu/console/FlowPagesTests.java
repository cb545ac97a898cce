package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tsunagu.Looks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tsunagu.Browser;
import tsunagu.Doors;
import tsunagu.conversation.FlowFolder;
import tsunagu.conversation.WordFolder;

/** A coordinator edits a prompt, breaks it and mends it while the program runs, and looks at it. */
@Doors.Test
class FlowPagesTests {
  private static final Duration A_MOMENT = Duration.ofSeconds(20);

  @Autowired FlowFolder flows;
  @Autowired WordFolder words;
  @LocalServerPort int port;

  private String at(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private void save(String old, String replacement) throws IOException {
    var file = flows.folder().resolve("menu.yaml");
    var text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  @Test
  void whatACoordinatorSeesOfAnEditAFaultAndItsMending() throws IOException {
    try (var desk = Browser.desk()) {
      desk.go(at("/"));
      desk.see("[data-testid=sample-enter]").click();
      desk.see("[data-testid=tab-flows]").click();
      var version = desk.see("[data-testid=flows-version]").getText();
      picture(desk, "flows-1-good");

      save("何をおさがしですか。", "どんなことをおさがしですか。");
      reads(desk, version);
      desk.see("[data-testid=flows-good]");
      assertThat(desk.see("main").getText()).contains("どんなことをおさがしですか。");
      picture(desk, "flows-2-edited");

      save("then: find-event", "then: find-evnet");
      await().atMost(A_MOMENT).until(() -> !flows.standing().refused().isEmpty());
      desk.see("[data-testid=flows-reload]").click();
      assertThat(desk.see("[data-testid=finding]").getText())
          .contains("menu.yaml", "find-evnet", "もしかして「find-event」");
      picture(desk, "flows-3-broken");

      save("then: find-evnet", "then: find-event");
      await().atMost(A_MOMENT).until(() -> flows.standing().refused().isEmpty());
      desk.see("[data-testid=flows-stories]").click();
      desk.see("[data-testid=stories-result]", "物語");
      picture(desk, "flows-4-mended");
      save("どんなことをおさがしですか。", "何をおさがしですか。");
      reads(desk, "");
    }
  }

  /** Waits until another version is in force, and shows the page anew. */
  private void reads(Browser desk, String version) {
    await().atMost(A_MOMENT).until(() -> !flows.standing().version().equals(version));
    desk.see("[data-testid=flows-reload]").click();
    await()
        .atMost(A_MOMENT)
        .until(() -> !desk.see("[data-testid=flows-version]").getText().equals(version));
  }

  @Test
  void aFaultInADictionaryIsToldWithFileAndLineUntilItIsMended() throws IOException {
    var file = words.folder().resolve("words/cities.yaml");
    var good = Files.readString(file);
    try (var desk = Browser.desk()) {
      desk.go(at("/"));
      desk.see("[data-testid=sample-enter]").click();
      desk.see("[data-testid=tab-flows]").click();
      desk.see("[data-testid=words-good]");

      Files.writeString(file, good + "- {name: 市, town: 市, words: [遠くの市]}\n");
      await().atMost(A_MOMENT).until(() -> !words.standing().refused().isEmpty());
      desk.go(at("/console/flows"));
      assertThat(desk.see("[data-testid=words-problem]").getText())
          .contains("cities.yaml:" + (good.lines().count() + 1), "unknown key 'town'");
      picture(desk, "words-broken");
    }
    Files.writeString(file, good);
    await().atMost(A_MOMENT).until(() -> words.standing().refused().isEmpty());
  }

  @Test
  void everyFlowIsDrawnWithoutBreakingTheRulesOfThePage() throws IOException {
    try (var desk = Browser.desk()) {
      desk.go(at("/"));
      desk.see("[data-testid=sample-enter]").click();
      desk.see("[data-testid=tab-flows]").click();
      for (var name : List.of("menu", "introduce", "results")) {
        desk.go(at("/console/flows/" + name));
        desk.see(".picture[data-drawn=yes] svg");
        assertThat(desk.all("[data-testid=step-row]")).isNotEmpty();
        picture(desk, "flow-" + name);
      }
      var complaints =
          desk.driver().manage().logs().get("browser").getAll().stream()
              .map(it -> it.getMessage())
              .filter(it -> it.contains("Content Security Policy") || it.contains("Error"))
              .toList();
      assertThat(complaints).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,''", "1,10人未満", "9,10人未満", "10,約10人", "19,約10人", "123,約120人"})
  void fewPeopleAreNeverTold(long people, String shown) {
    assertThat(Crowd.shown(people)).isEqualTo(shown);
  }

  @Test
  void theDifferenceOfTwoNumbersTellsNothingSmallEither() {
    for (var before = 10; before < 60; before++) {
      for (var left = 0; left < 10; left++) {
        assertThat(number(before) - number(before - left)).isIn(0, 10);
      }
    }
  }

  /** What a reader can make of it: a few people may be none. */
  private static int number(int people) {
    return people < Crowd.FEWEST ? 0 : Integer.parseInt(Crowd.shown(people).replaceAll("\\D", ""));
  }
}
