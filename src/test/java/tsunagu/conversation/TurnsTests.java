package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.catalogue.Catalogue;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.TestLanes;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;
import tsunagu.referral.TestReferrals;
import tsunagu.resident.TestResidents;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** Turns on real lanes with the real engine and flows; only the way out to LINE is a fake. */
class TurnsTests {
  private static final Path INDEX_DATA = Path.of("index-data");
  private static final ConversationSettings SETTINGS =
      new ConversationSettings(
          Duration.ofDays(730), Duration.ofDays(30), Duration.ofMinutes(30), 100);
  private static final String AKI = "aki";
  private static FlowFolder flows;
  private static WishReader reader;
  private static Catalogue catalogue;
  private static Search search;
  private static Organisations organisations;

  @RegisterExtension private final TestLanes redis = new TestLanes();

  private final Said said = new Said();
  private Referrals referrals;
  private Turns turns;

  @BeforeAll
  static void readTheFiles() {
    flows =
        new FlowFolder(
            Path.of("conversation-flows"),
            BrakeSettings.DEFAULT,
            new SimpleMeterRegistry(),
            _ -> List.of());
    reader = WishReader.of(INDEX_DATA, Search.boundaries());
    catalogue = Catalogue.of(INDEX_DATA, LocalDate.of(2026, 11, 24));
    search = Search.over(catalogue, reader);
    organisations = Organisations.of(INDEX_DATA);
  }

  @BeforeEach
  void onRealLanes() {
    var lanes = redis.lanes();
    referrals = TestReferrals.over(lanes);
    var sources =
        new Answers.Sources(
            reader, search, catalogue, organisations, referrals, new OfferedSkills(lanes));
    var links =
        new LinkMint(TestResidents.links(redis.redis()), SETTINGS, "https://tsunagu.example");
    var steps = new StepStore(redis.redis());
    var slow = new Brakes(BrakeSettings.DEFAULT, reader);
    var wishes = new KeptWishes(search, search.savedWishes());
    var residents = TestResidents.over(lanes);
    var speaking = new Speaking(flows, slow, sources, residents, links, wishes, SETTINGS);
    var hearing = new Hearing(referrals, organisations, reader, speaking, SETTINGS);
    var brakes = new BrakeStore(redis.redis(), new SimpleMeterRegistry());
    var needs = new NeedStore(redis.redis());
    turns = new Turns(lanes, hearing, speaking, said, needs, brakes, steps, wishes, SETTINGS);
  }

  @Test
  void aWishIsKeptWithConsentToldOnceAndErasedWithThePerson() {
    say("潜水艦の操縦のボランティア");
    assertThat(say("出たら知らせて")).contains("お預かりしてよろしいですか", "潜水艦");
    assertThat(kept()).isEmpty();
    assertThat(say("はい")).contains("お預かりしました");
    assertThat(kept()).hasSize(1);
    var listing = catalogue.list().getFirst().id();
    var matched = new What.Matched("w1", List.of(listing, "another"));
    assertThat(hear(matched)).contains("合うものが新しく出ました", "ほかに1件", "潜水艦");
    assertThat(hear(matched)).as("told once").isEmpty();
    assertThat(kept().getFirst().value()).contains(listing);
    assertThat(hear(new What.AskedToBeForgotten())).isNotEmpty();
    assertThat(kept()).isEmpty();
    assertThat(hear(matched)).isEmpty();
  }

  @Test
  void whoWaitsForProjectsIsCountedAmongThoseWhoOfferASkill() {
    say("経理ができます。宇宙ステーションの会計を手伝いたい");
    assertThat(say("出たら知らせて")).contains("お預かりしてよろしいですか");
    say("はい");
    assertThat(redis.lanes().members(Drawer.OFFERED, "PB06")).hasSize(1);
    say("待っている条件");
    assertThat(say("1")).contains("預かったものも消しました");
    assertThat(redis.lanes().members(Drawer.OFFERED, "PB06")).isEmpty();
  }

  private List<tsunagu.lane.Lanes.Entry> kept() {
    var lanes = redis.lanes();
    return lanes.entries(lanes.lane(lanes.person("U" + AKI)), Drawer.WISHES, "kept", 10);
  }

  @Test
  void whileAHumanHasTheConversationTheBotIsSilent() {
    assertThat(say("人と話す")).contains("お待ちください");
    assertThat(waitingPeople()).hasSize(1);
    assertThat(say("土曜のボランティア")).isEmpty();
    assertThat(say("1")).isEmpty();
    assertThat(transcript()).contains("土曜のボランティア");
  }

  @Test
  void dangerIsAnsweredWithHelplinesEvenThen() {
    say("人と話す");
    assertThat(say("死にたい")).contains("0120-279-338");
    assertThat(waitingPeople()).as("the human still has it").hasSize(1);
  }

  @Test
  void theMenuGivesTheConversationBackToTheBot() {
    say("人と話す");
    assertThat(say("メニュー")).contains("1. ボランティアをさがす");
    assertThat(waitingPeople()).isEmpty();
    assertThat(say("8")).contains("設定です");
  }

  @Test
  void aTappedMenuGivesItBackTooSoThatTheAnswerIsHeard() {
    say("人と話す");
    assertThat(hear(new What.Tapped("start:menu", Map.of()))).contains("1. ボランティアをさがす");
    assertThat(waitingPeople()).isEmpty();
    assertThat(say("8")).contains("設定です");
  }

  @Test
  void askingForAHumanTwiceKeepsTheOneWhoCame() {
    say("人と話す");
    hear(new What.CoordinatorCame("staff", "IO-01"));
    hear(new What.Tapped("start:person", Map.of()));
    assertThat(new Whereabouts(redis.lanes()).hand(redis.lanes().person("U" + AKI)))
        .hasValueSatisfying(hand -> assertThat(hand.by()).isEqualTo("staff"));
  }

  @Test
  void whatACoordinatorDoesIsTold() {
    say("人と話す");
    assertThat(hear(new What.CoordinatorCame("staff", "IO-01"))).contains("担当者がお話しします");
    assertThat(hear(new What.CoordinatorSaid("staff", "IO-01", "こんにちは"))).contains("こんにちは");
    assertThat(hear(new What.CoordinatorLeft("staff", "IO-01"))).contains("終わりました");
    assertThat(say("メニュー")).contains("1. ボランティアをさがす");
  }

  @Test
  void aReferralMovesOnceAndIsToldOnceThoughTheEventComesTwice() {
    var id = consented();
    assertThat(status(id)).isEqualTo(Status.CONSENTED);
    var form = new What.FormSent(id, Map.of("name", "山田花子", "contact", "090"));
    assertThat(hear(form)).contains("フォームを受け取りました");
    assertThat(hear(form)).isEmpty();
    assertThat(status(id)).isEqualTo(Status.SUBMITTED);

    var moved = new What.Moved(id, "received", "staff", "お待ちしています");
    assertThat(hear(moved)).contains("紹介を受け取りました", "お待ちしています");
    assertThat(hear(moved)).isEmpty();
    assertThat(status(id)).isEqualTo(Status.RECEIVED);

    assertThat(hear(new What.Withdrew(id))).contains("取り消しました");
    assertThat(hear(new What.Withdrew(id))).isEmpty();
    assertThat(status(id)).isEqualTo(Status.WITHDRAWN);
    assertThat(referrals.find(id).orElseThrow().history())
        .extracting(step -> step.status())
        .containsExactly(
            Status.DRAFT, Status.CONSENTED, Status.SUBMITTED, Status.RECEIVED, Status.WITHDRAWN);
  }

  @Test
  void theSameEventTakenTwiceIsDoneOnceAndItsWordsAreCarriedAgain() {
    var arrived = redis.arrived(redis.said(AKI, "人と話す"));
    assertThat(turns.turn(arrived)).isEqualTo(Commit.Answer.OK);
    var first = said.carried();
    assertThat(turns.turn(arrived)).isEqualTo(Commit.Answer.ALREADY);
    assertThat(said.carried()).as("the very parcel of the first run").isEqualTo(first);
    assertThat(waitingPeople()).hasSize(1);
  }

  @Test
  void noOneElseMovesAReferral() {
    var id = consented();
    hear("eve", new What.FormSent(id, Map.of("name", "x")));
    hear("eve", new What.Withdrew(id));
    assertThat(status(id)).isEqualTo(Status.CONSENTED);
  }

  @Test
  void whoBlocksUsLeavesEveryAudience() {
    say("設定");
    say("1");
    say("5");
    hear(new What.Tapped("start:notices-on", Map.of()));
    assertThat(audience()).isNotEmpty();
    hear(new What.Unfollowed());
    assertThat(audience()).isEmpty();
  }

  @Test
  void forgettingLeavesNothingOfThePerson() {
    var id = consented();
    hear(new What.FormSent(id, Map.of("name", "山田花子", "contact", "090")));
    say("人と話す");
    assertThat(hear(new What.AskedToBeForgotten())).contains("すべて消しました");
    var lanes = redis.lanes();
    var person = lanes.person("U" + AKI);
    assertThat(lanes.find(person)).isEmpty();
    assertThat(transcript()).isEmpty();
    assertThat(waitingPeople()).isEmpty();
    assertThat(referrals.open("IO-01")).isEmpty();
    assertThat(String.valueOf(referrals.find(id))).doesNotContain("山田花子");
    assertThat(redis.redis().keys("*")).noneMatch(key -> key.contains(":log:" + person.hash()));
  }

  @Test
  void aMessageThatWasTakenBackLeavesTheTranscript() {
    var incoming = redis.said(AKI, "まちがえて書いたこと");
    turn(incoming);
    assertThat(transcript()).contains("まちがえて書いたこと");
    hear(new What.Unsent(((What.Said) incoming.what()).lineMessage()));
    assertThat(transcript()).doesNotContain("まちがえて書いたこと");
  }

  @Test
  void personalDataThatWasTypedIsNotKept() {
    assertThat(say("電話は090-1234-5678です")).contains("残しません");
    assertThat(transcript()).doesNotContain("090-1234-5678").contains("残しません");
  }

  @Test
  void aSharedPlaceAnswersTheQuestionForTheWard() {
    say("ボランティアをさがす");
    assertThat(hear(new What.Shared(35.5890, 139.5790))).contains("どんな活動がよいですか");
    say("メニュー");
    say("ボランティアをさがす");
    assertThat(hear(new What.Shared(35.6812, 139.7671))).contains("わかりませんでした");
  }

  /** The id of a new referral the person consented to. */
  private String consented() {
    hear(new What.Tapped("start:find?listing=v-satoyama-miyamae", Map.of()));
    say("1");
    assertThat(say("はい")).contains("フォーム");
    return new Whereabouts(redis.lanes()).introductions(redis.lanes().person("U" + AKI)).getLast();
  }

  private Status status(String id) {
    return referrals.find(id).orElseThrow().status();
  }

  private List<String> waitingPeople() {
    return organisations.list().stream()
        .flatMap(one -> redis.lanes().ranked(Drawer.HANDOVER, one.id()).stream())
        .map(ranked -> ranked.member())
        .toList();
  }

  private List<String> audience() {
    var keys = redis.redis().keys("*:aud:*");
    return keys.stream().filter(key -> redis.redis().opsForSet().size(key) > 0).toList();
  }

  private String transcript() {
    var person = redis.lanes().person("U" + AKI);
    return redis
        .lanes()
        .entries(redis.lanes().lane(person), Drawer.LOG, person.hash(), 100)
        .stream()
        .map(entry -> entry.value())
        .collect(Collectors.joining("\n"));
  }

  private String say(String text) {
    return turn(redis.said(AKI, text));
  }

  private String hear(What what) {
    return hear(AKI, what);
  }

  private String hear(String who, What what) {
    return turn(redis.incoming(who, what));
  }

  private String turn(tsunagu.message.Incoming incoming) {
    said.forget();
    assertThat(turns.turn(redis.arrived(incoming))).isEqualTo(Commit.Answer.OK);
    return said.carried();
  }

  /** Keeps the words instead of sending them. */
  static final class Said implements Outbox {
    private final List<String> carried = new ArrayList<>();

    String carried() {
      return String.join("\n", carried);
    }

    void forget() {
      carried.clear();
    }

    @Override
    public String parcel(Arrived handled, String address, List<Outgoing> words) {
      return words.stream().map(Transcript::plain).collect(Collectors.joining("\n"));
    }

    @Override
    public void withdraw(Arrived because) {
      // nothing waits here
    }

    @Override
    public void carry(int lane, long number, String parcel) {
      carried.clear();
      carried.add(parcel);
    }

    @Override
    public Quota quota() {
      return new Quota(-1, 0);
    }

    @Override
    public Answer multicast(UUID key, List<String> addresses, Outgoing words) {
      return new Answer.Later("no notices here");
    }
  }
}
