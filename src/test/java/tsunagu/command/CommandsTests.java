package tsunagu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.App;

/** The command line over the files that are shipped, and over broken ones. */
class CommandsTests {
  private static final String[] KEYS = {
    "kind",
    "need",
    "side",
    "wards",
    "place",
    "fields",
    "from",
    "to",
    "weekdays",
    "part",
    "audience",
    "skills",
    "resource",
    "language",
    "online",
    "oneDay",
    "beginner",
    "free",
    "accessibility",
    "not",
    "safety"
  };

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final java.io.InputStream in = System.in;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(out);
    System.setIn(in);
  }

  private static Settings shipped() {
    return Settings.of(App.class, List.of());
  }

  private Settings copied() throws IOException {
    for (var name : List.of("conversation-flows", "index-data")) {
      copy(Path.of(name), folder.resolve(name));
    }
    return Settings.of(
        App.class,
        List.of(
            "--tsunagu.flows=" + folder.resolve("conversation-flows"),
            "--tsunagu.index-data=" + folder.resolve("index-data")));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private String said() {
    return written.toString(UTF_8);
  }

  private JsonNode search(String phrase) {
    written.reset();
    assertThat(Commands.execute(shipped(), "search", "--json", "--today", "2026-11-24", phrase))
        .isZero();
    return JsonMapper.shared().readTree(said());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --server.port=8090 serve       | --server.port=8090 | serve
          search --json --today 2026-1-1 |                    | search --json --today 2026-1-1
          --tsunagu.index-data=x check   | --tsunagu.index-data=x | check
          --debug check                  |                    | --debug check
          """)
  void argumentsWithDotsBelongToSpring(String line, String spring, String own) {
    var split = Commands.Arguments.split(line.strip().split(" "));

    assertThat(String.join(" ", split.spring())).isEqualTo(spring == null ? "" : spring);
    assertThat(String.join(" ", split.own())).isEqualTo(own);
  }

  @Test
  void wordsThatJavaCouldNotReadAreReadAgain() {
    assertThat(Typed.last("java\0-jar\0a.jar\0search\0手話\0", "search", "\uFFFD\uFFFD"))
        .containsExactly("search", "手話");
    assertThat(Typed.again("search", "手話")).containsExactly("search", "手話");
  }

  @Test
  void noWordsServe() {
    assertThat(Commands.Arguments.split().serves()).isTrue();
    assertThat(Commands.Arguments.split("--server.port=1").serves()).isTrue();
    assertThat(Commands.Arguments.split("check").serves()).isFalse();
  }

  @Test
  void aPhraseIsAnsweredWithEveryKey() {
    var answer = search("土曜に子どもと参加できるボランティアありますか 宮前区");

    assertThat(answer.path("understood").propertyNames()).containsExactlyInAnyOrder(KEYS);
    assertThat(answer.path("understood").path("wards").get(0).asString()).isEqualTo("宮前区");
    assertThat(answer.path("understood").path("from").isNull()).isTrue();
    assertThat(answer.path("results")).isNotEmpty();
    assertThat(answer.path("organisations").get(0).path("reason").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"死にたいです", "お前ほんと使えないな", "090-0000-0000に電話ください", "ありがとう"})
  void nothingIsSearchedWhereSomethingElseComesFirst(String phrase) {
    var answer = search(phrase);

    assertThat(answer.path("understood").path("safety").isNull()).isFalse();
    assertThat(answer.path("results")).isEmpty();
    assertThat(answer.path("organisations")).isEmpty();
  }

  @Test
  void whyEachFindStandsWhereItDoesIsSaidInPlainWords() {
    Commands.execute(shipped(), "search", "--explain", "--today", "2026-11-24", "幸区で囲碁の会に入りたい");

    assertThat(said())
        .contains("g-igo-saiwai", "合うところ: 「囲碁」、幸区", "順位の点: ", "希望の区 1.5", "日ごとのくじ")
        .doesNotContain("Concept[");
  }

  @Test
  void weightsAreNumbersForMachines() {
    Commands.execute(
        shipped(), "search", "--explain", "--json", "--today", "2026-11-24", "幸区で囲碁の会に入りたい");

    var first = JsonMapper.shared().readTree(said()).path("results").get(0);
    assertThat(first.path("weights").path("own-ward").asDouble()).isEqualTo(1.5);
    assertThat(first.path("weights").path("word:囲碁").asDouble()).isPositive();
    assertThat(first.path("why").get(0).asString()).isEqualTo("「囲碁」");
  }

  @Test
  void aCitysOwnFilesAreSearchedAsTheyArePublished(@TempDir Path city) throws IOException {
    Files.writeString(
        city.resolve("events.csv"), "イベント名,開始日,場所名称,住所,主催者,説明\n里山の会,2026-12-05,公園,岡崎市,人,囲碁もできます\n");

    Commands.execute(
        shipped(), "search", "--catalogue", city.toString(), "--today", "2026-11-24", "囲碁");

    assertThat(said()).contains("里山の会");
  }

  @Test
  void everyLineIsAnsweredByALineAlsoAnEmptyOne() {
    System.setIn(new ByteArrayInputStream("花\n\n手話サークル 川崎区\n".getBytes(UTF_8)));

    Commands.execute(shipped(), "search", "--json", "--lines", "--today", "2026-11-24");

    assertThat(
            said().lines().map(line -> JsonMapper.shared().readTree(line).path("say").asString()))
        .containsExactly("花", "", "手話サークル 川崎区");
  }

  @Test
  void whatIsShippedIsInOrder() {
    assertThat(Commands.execute(shipped(), "check")).as(this::said).isZero();
  }

  @Test
  void everyBrokenFileIsNamedAtOnce() throws IOException {
    var settings = copied();
    var flow = folder.resolve("conversation-flows/menu.yaml");
    Files.writeString(
        flow, Files.readString(flow).replaceFirst("then: [a-z-]+", "then: nowhere-at-all"));
    Files.writeString(folder.resolve("index-data/listings/broken.yaml"), "listings: [a, b");

    assertThat(Commands.execute(settings, "check")).isEqualTo(1);
    assertThat(said()).contains("menu.yaml:", "nowhere-at-all", "broken.yaml:");
  }

  @Test
  void aFileIsReportedRowByRowWithoutBeingKept() throws IOException {
    var file = folder.resolve("events.csv");
    Files.writeString(
        file,
        """
        イベント名,開始日,終了日,開始時間,場所名称,所在地_連結表記,説明
        花を植える会,2026-12-05,,10:00,等々力緑地,川崎市中原区等々力,花を植えます
        ,2026-12-06,,10:00,等々力緑地,川崎市中原区等々力,名前がない
        """);

    var status = Commands.execute(shipped(), "import", "--check", "--json", file.toString());

    var report = JsonMapper.shared().readTree(said());
    assertThat(status).isEqualTo(1);
    assertThat(report.path("rows").asInt()).isEqualTo(2);
    assertThat(report.path("rejected").asInt()).isEqualTo(1);
    assertThat(report.path("problems").get(0).path("line").asInt()).isEqualTo(3);
  }

  @Test
  void aFileThatIsNotThereIsSaidSo() {
    assertThat(Commands.execute(shipped(), "import", "--check", "no-such.csv")).isEqualTo(1);
    assertThat(said()).contains("no-such.csv", "開けません");
  }
}
