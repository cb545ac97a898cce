package tsunagu.conversation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tsunagu.catalogue.Catalogue;
import tsunagu.lane.Arrived;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.message.Outgoing;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Organisations;
import tsunagu.referral.TestReferrals;
import tsunagu.resident.TestResidents;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** The real engine and flows on real lanes; LINE takes every parcel at once. */
final class TestTurns {
  private static final Path INDEX_DATA = Path.of("index-data");
  private static final ConversationSettings SETTINGS =
      new ConversationSettings(
          Duration.ofDays(730), Duration.ofDays(30), Duration.ofMinutes(30), 100);

  private TestTurns() {}

  static Turns over(TestLanes redis) {
    return over(redis, SETTINGS);
  }

  /** Turns that read every state from its text. */
  static Turns withoutMemory(TestLanes redis) {
    return over(
        redis,
        new ConversationSettings(
            SETTINGS.keepState(), SETTINGS.keepWords(), SETTINGS.linkLife(), 0));
  }

  /** An instance with flow files of its own. */
  static Turns over(TestLanes redis, Path folder) {
    return over(redis, SETTINGS, folder);
  }

  private static Turns over(TestLanes redis, ConversationSettings settings) {
    return over(redis, settings, Path.of("conversation-flows"));
  }

  private static Turns over(TestLanes redis, ConversationSettings settings, Path folder) {
    var lanes = redis.lanes();
    var reader = WishReader.of(INDEX_DATA, Search.boundaries());
    var catalogue = Catalogue.of(INDEX_DATA, LocalDate.of(2026, 11, 24));
    var organisations = Organisations.of(INDEX_DATA);
    var referrals = TestReferrals.over(lanes);
    var search = Search.over(catalogue, reader);
    var sources =
        new Answers.Sources(
            reader, search, catalogue, organisations, referrals, new OfferedSkills(lanes));
    var wishes = new KeptWishes(search, search.savedWishes());
    var meters = new SimpleMeterRegistry();
    var flows = new FlowFolder(folder, BrakeSettings.DEFAULT, meters, _ -> List.of());
    var links =
        new LinkMint(TestResidents.links(redis.redis()), settings, "https://tsunagu.example");
    var slow = new Brakes(BrakeSettings.DEFAULT, reader);
    var speaking =
        new Speaking(flows, slow, sources, TestResidents.over(lanes), links, wishes, settings);
    return new Turns(
        lanes,
        new Hearing(referrals, organisations, reader, speaking, settings),
        speaking,
        new ThroughAtOnce(lanes),
        new NeedStore(redis.redis()),
        new BrakeStore(redis.redis(), meters),
        new StepStore(redis.redis()),
        wishes,
        settings);
  }

  /** What is carried has gone through. */
  private record ThroughAtOnce(Lanes lanes, List<String> said) implements Outbox {
    ThroughAtOnce(Lanes lanes) {
      this(lanes, new ArrayList<>());
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
      lanes.settled(lane, number);
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
