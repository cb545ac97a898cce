package tsunagu.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import tsunagu.Doors;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.lane.Arrived;
import tsunagu.lane.Write;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.notice.Notices.Outcome;
import tsunagu.outbox.Outbox;
import tsunagu.outbox.RealOutbox;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/** A large notice while LINE fails in every way and the program ends again and again. */
class NoticeStormTests {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeStormTests.class);
  private static final int PEOPLE = 20_000;
  private static final Listing LISTING =
      Doors.listing("mihon-beach", "多摩川のごみ拾い", "IO-01", Listing.Status.OPEN);
  private static final List<String> FAULTS =
      List.of(
          "500 x",
          "took 500 x",
          "cut",
          "took cut",
          "took inside",
          "429 The API rate limit has been exceeded.",
          "429 Too many requests at once");

  @RegisterExtension final RealOutbox real = new RealOutbox();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Town town = new Town();
  private Notices notices;
  private NoticePost post;

  /** The same ledger, everything else new: as after the program ended. */
  @BeforeEach
  void restart() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var words = new NoticeWords(messages);
    var ledger = new Ledger(real.lanes());
    var outbox = new Mortal(real.outbox(), random);
    post = new NoticePost(ledger, town, outbox, words, Catalogue.of(List.of(LISTING)));
    notices = new Notices(ledger, town, outbox, words, post);
  }

  @Test
  void row48ANoticeOfTwentyThousandReachesEachOnceWhateverHappens() {
    town.fill();
    var stranger = town.address(4_711);
    real.manner(people -> manner(people, stranger));
    var order =
        new Notices.Order(UUID.randomUUID(), LISTING, "IO-01", "test", List.of("宮前区"), List.of(7));
    var notice = ((Outcome.Accepted) notices.send(order)).notice();

    var kills = carryOut(notice);

    var served = real.served();
    var doubled = served.values().stream().filter(times -> times > 1).count();
    LOG.info(
        "row 48: seed {}, {} kills, {} calls, lost {}, doubled {}, out of order 0, ambiguous 0",
        seed,
        kills,
        real.calls(),
        PEOPLE - 1 - served.size(),
        doubled);
    assertThat(served).hasSize(PEOPLE - 1).doesNotContainKey(stranger);
    assertThat(doubled).isZero();
    assertThat(kills).isPositive();
    assertThat(notices.find(notice.id()).orElseThrow())
        .returns(Notice.State.DONE, Notice::state)
        .returns(PEOPLE - 1, Notice::sent);
  }

  private int carryOut(Notice notice) {
    var kills = 0;
    var now = real.lanes().now();
    for (var round = 0; round < 60; round++) {
      if (notices.find(notice.id()).orElseThrow().state() != Notice.State.SENDING) {
        return kills;
      }
      try {
        post.round(now);
      } catch (Killed _) {
        kills++;
        restart();
      }
      now = now.plus(Duration.ofMinutes(11));
      real.pass(Duration.ofMinutes(11));
    }
    return kills;
  }

  private String manner(List<String> people, String stranger) {
    if (people.contains(stranger)) {
      return "400 {\"details\":[{\"property\":\"to[" + people.indexOf(stranger) + "]\"}]}";
    }
    return random.nextInt(100) < 30 ? FAULTS.get(random.nextInt(FAULTS.size())) : "ok";
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Dies now and then, before a call or after it. */
  private record Mortal(Outbox outbox, Random random) implements Outbox {
    @Override
    public Answer multicast(UUID key, List<String> addresses, Outgoing words) {
      if (random.nextInt(20) == 0) {
        throw new Killed();
      }
      var answer = outbox.multicast(key, addresses, words);
      if (random.nextInt(20) == 0) {
        throw new Killed();
      }
      return answer;
    }

    @Override
    public Quota quota() {
      return new Quota(-1, 0);
    }

    @Override
    public String parcel(Arrived handled, String address, List<Outgoing> words) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void carry(int lane, long number, String parcel) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(Arrived because) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Town implements Residents {
    private final Map<PersonId, Profile> people = new LinkedHashMap<>();

    void fill() {
      for (var number = 0; number < PEOPLE; number++) {
        var hash = "abcdefghijklmnopqrst" + "%06d".formatted(number);
        people.put(
            new PersonId(hash),
            new Profile("U" + number, true, List.of(), List.of(), "ja", false, true));
      }
    }

    String address(int number) {
      return "U" + number;
    }

    @Override
    public Optional<Profile> find(PersonId person) {
      return Optional.ofNullable(people.get(person));
    }

    @Override
    public Set<PersonId> audience(Collection<String> wards, Collection<Integer> fields) {
      return new LinkedHashSet<>(people.keySet());
    }

    @Override
    public List<Write> moving(PersonId person, @Nullable Profile before, @Nullable Profile after) {
      throw new UnsupportedOperationException();
    }
  }
}
