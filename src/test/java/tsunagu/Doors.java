package tsunagu;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.conversation.BrakeSettings;
import tsunagu.conversation.BrakeStore;
import tsunagu.conversation.DressRehearsal;
import tsunagu.conversation.FlowFolder;
import tsunagu.conversation.NeedStore;
import tsunagu.conversation.StepStore;
import tsunagu.conversation.Whereabouts;
import tsunagu.conversation.WordFolder;
import tsunagu.flow.Progress;
import tsunagu.inbox.Inbox;
import tsunagu.lane.Arrived;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.outbox.Outbox;
import tsunagu.referral.Referral;
import tsunagu.referral.Referrals;
import tsunagu.resident.Profile;
import tsunagu.search.SavedWishes;
import tsunagu.search.Search;
import tsunagu.story.SampleCity;

/**
 * The residents' pages and the console with everything below them real, on a Redis of their own;
 * only the inbox is a list, so that a test sees what was put in. One context serves all tests.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("tsunagu")
@ComponentScan({
  "tsunagu.console",
  "tsunagu.lane",
  "tsunagu.notice",
  "tsunagu.pages",
  "tsunagu.referral",
  "tsunagu.resident"
})
public class Doors {
  /** A test of these doors: {@code MockMvc}, or real HTTP on {@code @LocalServerPort}. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @SpringBootTest(
      classes = Doors.class,
      webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
      properties = {
        "tsunagu.simulator.enabled=true",
        "management.server.port=0",
        "server.shutdown=immediate",
        "management.endpoint.health.validate-group-membership=false"
      })
  @ContextConfiguration(initializers = Fresh.class)
  @AutoConfigureMockMvc
  public @interface Test {}

  /** An empty folder of data. */
  static final class Fresh
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "doors");
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
            context, "tsunagu.data=" + folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Bean
  Taken inbox(Lanes lanes) {
    return new Taken(lanes);
  }

  @Bean
  SentNotices outbox() {
    return new SentNotices();
  }

  @Bean
  FlowFolder flows(MeterRegistry meters) throws IOException {
    var folder = Files.createTempDirectory(Path.of("target"), "flows");
    var shipped = Path.of("conversation-flows");
    try (var files = Files.walk(shipped)) {
      for (var file : files.skip(1).toList()) {
        Files.copy(file, folder.resolve(shipped.relativize(file).toString()));
      }
    }
    return new FlowFolder(folder, BrakeSettings.DEFAULT, meters, _ -> List.of());
  }

  @Bean
  StepStore steps(StringRedisTemplate redis) {
    return new StepStore(redis);
  }

  @Bean
  BrakeStore brakes(StringRedisTemplate redis, MeterRegistry meters) {
    return new BrakeStore(redis, meters);
  }

  @Bean
  DressRehearsal rehearsal(FlowFolder flows) {
    return new DressRehearsal(flows, SampleCity.ofSomeoneIntroduced());
  }

  @Bean
  Whereabouts whereabouts(Lanes lanes) {
    return new Whereabouts(lanes);
  }

  @Bean
  NeedStore needs(StringRedisTemplate redis) {
    return new NeedStore(redis);
  }

  @Bean
  Catalogue catalogue() {
    return Catalogue.of(
        List.of(
            listing("mihon-beach", "多摩川のごみ拾い", "IO-01", Listing.Status.OPEN),
            listing("mihon-full", "満員の読み聞かせ", "IO-01", Listing.Status.FULL),
            listing("mihon-world", "日本語でおしゃべり", "IO-08", Listing.Status.OPEN),
            listing("xss", "<script>alert(1)</script>", "IO-01", Listing.Status.OPEN)));
  }

  @Bean
  WordFolder words(MeterRegistry meters) throws IOException {
    var folder = Files.createTempDirectory(Path.of("target"), "words");
    var shipped = Path.of("index-data", "words");
    Files.createDirectory(folder.resolve("words"));
    try (var files = Files.list(shipped)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve("words").resolve(file.getFileName()));
      }
    }
    return new WordFolder(folder, meters);
  }

  @Bean
  Search search(Catalogue catalogue, WordFolder words) {
    return Search.over(catalogue, words.reader());
  }

  @Bean
  SavedWishes savedWishes(Search search) {
    return search.savedWishes();
  }

  @Bean
  People people(Lanes lanes, Referrals referrals) {
    return new People(lanes, referrals);
  }

  /** An event next week in 宮前区, field 7, that an organisation takes referrals for. */
  public static Listing listing(
      String id, String title, String organisation, Listing.Status status) {
    var day = LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).plusDays(7);
    return new Listing(
        id,
        Listing.Kind.EVENT,
        new Listing.Text(
            title,
            "",
            "Clean the river",
            "土曜の午前に、家族で川原を歩きます。",
            "",
            "",
            "軍手と袋は用意します。\n雨の日は中止です。",
            "見本の会"),
        new Listing.Where(List.of("宮前区"), "宮前市民館", "", null, null, false),
        new Listing.When(
            List.of(new Listing.Occurrence(day, LocalTime.of(10, 0), LocalTime.of(12, 30))),
            "",
            "",
            day.minusDays(2)),
        new Listing.Who(
            List.of(7, 13),
            List.of(),
            List.of("parent", "child"),
            List.of(),
            List.of("ja"),
            List.of(),
            null,
            null,
            true,
            true),
        null,
        new Listing.Terms("無料", true, "20人", "LINE で", organisation),
        status,
        new Listing.Source("見本データ", "javascript:alert(1)", "CC0-1.0", LocalDate.of(2026, 11, 20)),
        true);
  }

  /** An inbox that keeps what is put into it, each id once. */
  public static final class Taken implements Inbox {
    private final Lanes lanes;
    private final List<Incoming> all = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Taken(Lanes lanes) {
      this.lanes = lanes;
    }

    /** What was taken in of a person, in order. */
    public List<Incoming> of(PersonId person) {
      return all.stream().filter(each -> each.person().equals(person)).toList();
    }

    /** Refuses everything while closed. */
    public void closed(boolean refuse) {
      closed = refuse;
    }

    @Override
    public PersonId person(String address) {
      return lanes.person(address);
    }

    @Override
    public synchronized Put put(List<Incoming> incomings) {
      if (closed) {
        return new Put.Refused("closed");
      }
      var fresh = 0;
      for (var incoming : incomings) {
        if (all.stream().noneMatch(each -> each.id().equals(incoming.id()))) {
          all.add(incoming);
          fresh++;
        }
      }
      return new Put.Stored(fresh, incomings.size() - fresh);
    }
  }

  /** An outbox that LINE always takes notices from. */
  public static final class SentNotices implements Outbox {
    private final List<String> addresses = new CopyOnWriteArrayList<>();

    /** To whom notices went, in order. */
    public List<String> addresses() {
      return addresses;
    }

    @Override
    public Quota quota() {
      return new Quota(200, 150);
    }

    @Override
    public Answer multicast(UUID key, List<String> to, Outgoing words) {
      addresses.addAll(to);
      return new Answer.Sent("request");
    }

    @Override
    public String parcel(Arrived handled, String address, List<Outgoing> words) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(Arrived because) {
      // nothing waits here
    }

    @Override
    public void carry(int lane, long number, String parcel) {
      throw new UnsupportedOperationException();
    }
  }

  /** Residents for tests, as the lanes would keep them. */
  public static final class People {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Lanes lanes;
    private final Referrals referrals;

    People(Lanes lanes, Referrals referrals) {
      this.lanes = lanes;
      this.referrals = referrals;
    }

    /** Someone new. */
    public PersonId someone() {
      return lanes.person("Udoors" + NEXT.incrementAndGet());
    }

    /** A referral of someone to an organisation, in the state after these moves by it. */
    public Referral referral(PersonId person, String organisation, Referral.Status... moves) {
      var consent = new Referral.Consent("わたしの名前と連絡先を伝えることに同意します。", "ja", Instant.now());
      var referral =
          referrals.draft(
              person,
              "event" + NEXT.incrementAndGet(),
              organisation,
              "mihon-beach",
              "多摩川のごみ拾い",
              List.of("宮前区"),
              consent);
      for (var move : moves) {
        var resident = move == Referral.Status.SUBMITTED;
        var actor = resident ? Referral.Actor.RESIDENT : Referral.Actor.ORGANISATION;
        referral = referrals.move(referral, move, actor, "test", "理由", Instant.now());
        if (resident) {
          referral = filled(referral);
        }
      }
      keep(person, referrals.writes(referral));
      return referral;
    }

    private static Referral filled(Referral it) {
      var contact =
          new Referral.Contact(
              Map.of(
                  "name", "はなこ<b>",
                  "channel", "phone",
                  "address", "0440000000",
                  "message", "土曜が<i>都合よい</i>です"));
      return new Referral(
          it.id(),
          it.person(),
          it.organisation(),
          it.listing(),
          it.title(),
          it.wards(),
          it.consent(),
          it.status(),
          it.history(),
          contact);
    }

    /** Where someone stands: their profile, who has the conversation, and their introductions. */
    public void stand(
        PersonId person,
        Profile profile,
        @org.jspecify.annotations.Nullable Object human,
        List<String> ids) {
      var state = new java.util.LinkedHashMap<String, Object>();
      state.put("progress", Progress.start());
      state.put("profile", profile);
      if (human != null) {
        state.put("human", human);
      }
      state.put("referrals", ids);
      commit(person, JSON.writeValueAsString(state));
    }

    /** Someone who waits for a human of an organisation. */
    public PersonId waiting(String organisation, String said) {
      var person = someone();
      var profile =
          new Profile("Uaddress-of-a-resident", true, List.of(), List.of(), "ja", false, false);
      stand(
          person,
          profile,
          Map.of("organisation", organisation, "since", Instant.now().toString()),
          List.of());
      var line =
          JSON.writeValueAsString(
              Map.of("at", Instant.now().toString(), "from", "resident", "text", said));
      keep(
          person,
          List.of(
              new Write.Rank(
                  Drawer.HANDOVER, organisation, person.hash(), System.currentTimeMillis()),
              new Write.Append(Drawer.LOG, person.hash(), "m1", line, Duration.ofDays(1))));
      return person;
    }

    /** Something a person wrote that failed for good and was moved aside. */
    public void fails(PersonId person, String said, String trouble) {
      var id = new tsunagu.message.MessageId("doors-" + NEXT.incrementAndGet());
      var what = new Incoming.What.Said(said, "m");
      var incoming = new Incoming(id, person, null, Instant.now(), null, what);
      var stored = (Lanes.Acceptance.Stored) lanes.accept(List.of(incoming)).getFirst();
      Awaitility.await()
          .until(() -> lanes.bury(stored.arrived(), new Lanes.Failure("failed", trouble)));
    }

    private void commit(PersonId person, String state) {
      var id = new tsunagu.message.MessageId("doors-" + NEXT.incrementAndGet());
      var incoming =
          new Incoming(id, person, null, Instant.now(), null, new Incoming.What.Unreadable("test"));
      var stored = (Lanes.Acceptance.Stored) lanes.accept(List.of(incoming)).getFirst();
      held(person);
      var version = lanes.find(person).map(Lanes.Standing::version).orElse(0L);
      var answer =
          lanes.commit(
              new tsunagu.lane.Commit(
                  stored.arrived(),
                  version,
                  state,
                  Duration.ofDays(1),
                  null,
                  List.of(),
                  List.of()));
      if (answer != tsunagu.lane.Commit.Answer.OK) {
        throw new IllegalStateException("not written: " + answer);
      }
    }

    private void keep(PersonId person, List<Write> writes) {
      held(person);
      if (!lanes.record(lanes.lane(person), new ArrayList<>(writes))) {
        throw new IllegalStateException("the lane is not held");
      }
    }

    private void held(PersonId person) {
      Awaitility.await().until(() -> lanes.holds(lanes.lane(person)));
    }

    /** The audience sets of a profile that is new. */
    public void audience(PersonId person, Set<String> sets) {
      keep(
          person,
          sets.stream()
              .map(set -> (Write) new Write.Join(Drawer.AUDIENCE, set, person.hash()))
              .toList());
    }
  }
}
