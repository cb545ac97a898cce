package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.catalogue.Catalogue;
import tsunagu.conversation.Replays.Same;
import tsunagu.lane.Drawer;
import tsunagu.lane.TestLanes;
import tsunagu.message.Incoming.What;
import tsunagu.message.PersonId;
import tsunagu.referral.Organisations;
import tsunagu.referral.TestReferrals;
import tsunagu.resident.TestResidents;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** What is recorded of conversations: for replay against newer flows, and for counting steps. */
class ReplaysTests {
  private static final Path INDEX_DATA = Path.of("index-data");
  private static final ConversationSettings SETTINGS =
      new ConversationSettings(
          Duration.ofDays(730), Duration.ofDays(30), Duration.ofMinutes(30), 100);

  private static WishReader reader;
  private static Organisations organisations;
  private static Catalogue catalogue;
  private static Search search;

  @BeforeAll
  static void readTheFiles() {
    reader = WishReader.of(INDEX_DATA, Search.boundaries());
    organisations = Organisations.of(INDEX_DATA);
    catalogue = Catalogue.of(List.of());
    search = Search.over(catalogue, reader);
  }

  @RegisterExtension private final TestLanes redis = new TestLanes();
  @TempDir private Path folder;

  private FlowFolder flows;
  private Turns turns;
  private Replays replays;
  private StepStore steps;
  private PersonId aki;

  @BeforeEach
  void onRealLanes() throws IOException {
    try (var files = Files.list(Path.of("conversation-flows"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    var meters = new SimpleMeterRegistry();
    var lanes = redis.lanes();
    var referrals = TestReferrals.over(lanes);
    var sources =
        new Answers.Sources(
            reader, search, catalogue, organisations, referrals, new OfferedSkills(lanes));
    var wishes = new KeptWishes(search, search.savedWishes());
    flows = new FlowFolder(folder, BrakeSettings.DEFAULT, meters, _ -> List.of());
    steps = new StepStore(redis.redis());
    var links = new LinkMint(TestResidents.links(redis.redis()), SETTINGS, "https://t.example");
    var speaking =
        new Speaking(
            flows,
            new Brakes(BrakeSettings.DEFAULT, reader),
            sources,
            TestResidents.over(lanes),
            links,
            wishes,
            SETTINGS);
    var hearing = new Hearing(referrals, organisations, reader, speaking, SETTINGS);
    turns =
        new Turns(
            lanes,
            hearing,
            speaking,
            new TurnsTests.Said(),
            new NeedStore(redis.redis()),
            new BrakeStore(redis.redis(), meters),
            steps,
            wishes,
            SETTINGS);
    replays = new Replays(lanes, flows, sources);
    aki = lanes.person("Uaki");
  }

  private void says(String text) {
    turns.turn(redis.arrived(redis.said("aki", text)));
  }

  private void edit(String file, String old, String replacement) throws IOException {
    var path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(old, replacement));
    assertThat(flows.reload().refused()).isEmpty();
  }

  @Test
  void aConversationPlayedAgainOnTheSameFlowsHasTheSameAnswers() {
    says("メニュー");
    says("1");
    says("宮前区の花の手入れが好きな田中です");
    var turns = replays.of(aki);
    assertThat(turns).extracting(Replays.Turn::same).containsOnly(Same.SAME).hasSize(3);
    assertThat(turns.get(0).heard()).isEqualTo("メニュー");
    assertThat(turns.get(2).heard()).contains("字:", "宮前区").doesNotContain("田中");
  }

  @Test
  void whereNewerFlowsAnswerOtherwiseIsShown() throws IOException {
    says("メニュー");
    says("イベントをさがす");
    edit("menu.yaml", "何をおさがしですか。", "ご用件は。");
    edit("menu.yaml", "then: find-event", "then: my-letters");
    var turns = replays.of(aki);
    assertThat(turns.get(0).same()).isEqualTo(Same.WORDS);
    assertThat(turns.get(0).saidNow()).startsWith("ご用件は。");
    assertThat(turns.get(1).same()).isEqualTo(Same.PLACE);
    assertThat(turns.get(1).whereNow()).isEqualTo("my-letters/ask");
  }

  @Test
  void personalDetailsAreNotKeptAndWhatIsTakenBackOrForgottenIsGone() {
    says("私の電話は044-200-1234です");
    assertThat(replays.of(aki)).extracting(Replays.Turn::same).containsExactly(Same.WITHHELD);
    assertThat(heard()).noneMatch(value -> value.contains("1234"));

    says("イベント");
    var before = heard().size();
    turns.turn(redis.arrived(redis.incoming("aki", new What.Unsent(lastName()))));
    assertThat(heard()).hasSize(before - 1);

    turns.turn(redis.arrived(redis.incoming("aki", new What.AskedToBeForgotten())));
    assertThat(heard()).isEmpty();
  }

  private List<String> heard() {
    return entries().stream().map(entry -> entry.value()).toList();
  }

  private String lastName() {
    return entries().getLast().name();
  }

  private List<tsunagu.lane.Lanes.Entry> entries() {
    var lanes = redis.lanes();
    return lanes.entries(lanes.lane(aki), Drawer.HEARD, aki.hash(), 100);
  }

  @Test
  void eachPersonIsCountedOnceAtEachStep() {
    says("メニュー");
    says("イベントをさがす");
    says("メニュー");
    says("メニュー");
    steps.flush();
    var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    var counts = steps.counts(List.of("menu/what", "which-ward/ask", "help/said"), today);
    assertThat(counts.get("menu/what")).isEqualTo(new StepStore.Count(1, 1, 0));
    assertThat(counts.get("which-ward/ask")).isEqualTo(new StepStore.Count(1, 1, 0));
    assertThat(counts.get("help/said")).isEqualTo(new StepStore.Count(0, 0, 0));
  }
}
