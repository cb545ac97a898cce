package tsunagu.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.support.ResourceBundleMessageSource;
import tsunagu.Doors;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.lane.Arrived;
import tsunagu.lane.TestLanes;
import tsunagu.lane.Write;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;
import tsunagu.notice.Notices.Outcome;
import tsunagu.outbox.Outbox;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/** A notice reaches each person once, whatever LINE answers and whenever the program ends. */
class NoticePostTests {
  private static final Listing LISTING =
      Doors.listing("mihon-beach", "多摩川のごみ拾い", "IO-01", Listing.Status.OPEN);

  @RegisterExtension final TestLanes lanes = new TestLanes();

  private final Town town = new Town();
  private final Line line = new Line();
  private Notices notices;
  private NoticePost post;

  @BeforeEach
  void open() {
    restart();
  }

  /** The same ledger, everything else new: as after the program ended. */
  private void restart() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var words = new NoticeWords(messages);
    var ledger = new Ledger(lanes.lanes());
    post = new NoticePost(ledger, town, line, words, Catalogue.of(List.of(LISTING)));
    notices = new Notices(ledger, town, line, words, post);
  }

  @Test
  void reachesEveryoneOnceInTheirOwnMannerAtMost500ACall() {
    town.residents(1_203, "ja", false);
    town.residents(7, "en", true);
    var notice = accepted(UUID.randomUUID());
    post.round(Instant.now());
    assertThat(line.calls)
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.to()).hasSizeLessThanOrEqualTo(500));
    assertThat(line.got).hasSize(1_210).allSatisfy((_, times) -> assertThat(times).isOne());
    assertThat(notices.find(notice.id()).orElseThrow())
        .returns(Notice.State.DONE, Notice::state)
        .returns(1_210, Notice::sent);
    post.round(Instant.now());
    assertThat(line.calls).hasSize(4);
  }

  @Test
  void carriesTheWayToItAndTheWayOut() {
    town.residents(1, "ja", false);
    town.residents(1, "en", false);
    town.residents(1, "vi", false);
    accepted(UUID.randomUUID());
    post.round(Instant.now());
    assertThat(line.calls)
        .hasSize(3)
        .allSatisfy(call -> {
          var card = ((Part.Cards) call.words().parts().getFirst()).cards().getFirst();
          assertThat(card.buttons())
              .extracting(button -> ((Act.Post) button.act()).data())
              .containsExactly("start:find?listing=mihon-beach", "start:notices-off");
          assertThat(card.buttons())
              .allSatisfy(it -> assertThat(it.label()).hasSizeLessThanOrEqualTo(20));
        });
    assertThat(line.calls.stream().map(call -> badge(call.words())))
        .containsExactlyInAnyOrder("お知らせ ・ 見本", "Notice ・ Sample", "お知（し）らせ ・ 見本（みほん）");
  }

  private static String badge(Outgoing words) {
    return ((Part.Cards) words.parts().getFirst()).cards().getFirst().badge();
  }

  @Test
  void triesAgainWithTheSameKeyAndLaterEachTime() {
    town.residents(3, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.next(new Outbox.Answer.Later("500"), new Outbox.Answer.Later("500"));
    var now = Instant.now();
    var second = post.round(now);
    assertThat(second).isEqualTo(now.plusSeconds(10));
    post.round(now.plusSeconds(9));
    assertThat(line.calls).hasSize(1);
    var third = post.round(second);
    assertThat(third).isEqualTo(second.plusSeconds(20));
    post.round(third);
    assertThat(line.calls)
        .hasSize(3)
        .extracting(Call::key)
        .containsOnly(line.calls.getFirst().key());
    assertThat(line.got).hasSize(3).allSatisfy((_, times) -> assertThat(times).isOne());
    assertThat(notices.find(notice.id()).orElseThrow().state()).isEqualTo(Notice.State.DONE);
  }

  @Test
  void killedAfterLineTookItAndBeforeItsAnswerNobodyGetsItTwice() {
    town.residents(501, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.dieAfterTaking = true;
    assertThatThrownBy(() -> post.round(Instant.now())).isInstanceOf(IllegalStateException.class);
    restart();
    post.round(Instant.now());
    assertThat(line.got).hasSize(501).allSatisfy((_, times) -> assertThat(times).isOne());
    assertThat(line.calls.get(0).key()).isEqualTo(line.calls.get(1).key());
    assertThat(notices.find(notice.id()).orElseThrow())
        .returns(Notice.State.DONE, Notice::state)
        .returns(501, Notice::sent);
  }

  @Test
  void aRefusalPausesItWithItsReasonUntilSomebodyGoesOn() {
    town.residents(2, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.next(new Outbox.Answer.Refused("monthly limit"));
    post.round(Instant.now());
    var paused = notices.find(notice.id()).orElseThrow();
    assertThat(paused)
        .returns(Notice.State.PAUSED, Notice::state)
        .returns("monthly limit", Notice::reason);
    post.round(Instant.now().plus(Duration.ofHours(1)));
    assertThat(line.calls).hasSize(1);
    assertThat(notices.again(paused)).isTrue();
    post.round(Instant.now());
    assertThat(line.got).hasSize(2).allSatisfy((_, times) -> assertThat(times).isOne());
  }

  @Test
  void whomLineDoesNotKnowIsTakenOutAndTheRestGoesUnderANewKey() {
    town.residents(500, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.next(new Outbox.Answer.Unknown(List.of(3, 499)));
    var now = Instant.now();
    assertThat(post.round(now)).isEqualTo(now);
    post.round(now);
    assertThat(line.calls).hasSize(2);
    assertThat(line.calls.get(1).key()).isNotEqualTo(line.calls.get(0).key());
    assertThat(line.got)
        .hasSize(498)
        .doesNotContainKeys(line.calls.get(0).to().get(3), line.calls.get(0).to().get(499))
        .allSatisfy((_, times) -> assertThat(times).isOne());
    assertThat(notices.find(notice.id()).orElseThrow())
        .returns(Notice.State.DONE, Notice::state)
        .returns(498, Notice::sent);
  }

  @Test
  void aCallThatIsTooLargeIsHalvedUnderNewKeysUntilItFits() {
    town.residents(11, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.next(new Outbox.Answer.TooLarge(), new Outbox.Answer.TooLarge());
    var now = Instant.now();
    for (var round = 0; round < 4; round++) {
      post.round(now);
    }
    assertThat(line.got).hasSize(11).allSatisfy((_, times) -> assertThat(times).isOne());
    assertThat(line.calls).extracting(Call::key).doesNotHaveDuplicates().hasSize(5);
    assertThat(notices.find(notice.id()).orElseThrow().state()).isEqualTo(Notice.State.DONE);
  }

  @Test
  void aKeyThatLineMayHaveForgottenIsNotUsedAgain() {
    town.residents(2, "ja", false);
    var notice = accepted(UUID.randomUUID());
    line.next(new Outbox.Answer.Later("timeout"));
    post.round(Instant.now());
    post.round(Instant.now().plus(Duration.ofHours(24)));
    assertThat(line.calls).hasSize(1);
    var paused = notices.find(notice.id()).orElseThrow();
    assertThat(paused.state()).isEqualTo(Notice.State.PAUSED);
  }

  @Test
  void whoStoppedNoticesMeanwhileGetsNone() {
    var stopped = town.residents(2, "ja", false).getFirst();
    accepted(UUID.randomUUID());
    town.stop(stopped);
    post.round(Instant.now());
    assertThat(line.got).hasSize(1).doesNotContainKey("U" + stopped.hash());
  }

  @Test
  void saysHowManyTooFewAreLeftAndSendsNothing() {
    town.residents(5, "ja", false);
    line.quota = new Outbox.Quota(200, 197);
    assertThat(notices.send(order(UUID.randomUUID()))).isEqualTo(new Outcome.TooFew(2));
    assertThat(notices.preview(LISTING, List.of(), List.of()))
        .returns(5, Notices.Preview::people)
        .returns(3L, Notices.Preview::left)
        .returns(2L, Notices.Preview::missing);
    post.round(Instant.now());
    assertThat(line.calls).isEmpty();
  }

  @Test
  void aDoubleClickIsOneNotice() {
    town.residents(2, "ja", false);
    var once = UUID.randomUUID();
    assertThat(accepted(once).id()).isEqualTo(accepted(once).id());
    post.round(Instant.now());
    assertThat(line.calls).hasSize(1);
    assertThat(notices.list(List.of("IO-01"))).hasSize(1);
    assertThat(notices.list(List.of("IO-08"))).isEmpty();
  }

  @Test
  void nobodyIsNobody() {
    assertThat(notices.send(order(UUID.randomUUID()))).isEqualTo(new Outcome.Nobody());
  }

  private Notice accepted(UUID once) {
    return ((Outcome.Accepted) notices.send(order(once))).notice();
  }

  private static Notices.Order order(UUID once) {
    return new Notices.Order(once, LISTING, "IO-01", "test", List.of("宮前区"), List.of(7));
  }

  /** Residents who all want notices of everything. */
  private final class Town implements Residents {
    private final Map<PersonId, Profile> people = new LinkedHashMap<>();

    List<PersonId> residents(int count, String language, boolean large) {
      var added = new ArrayList<PersonId>();
      for (var number = 0; number < count; number++) {
        var person = lanes.lanes().person("Utown" + people.size());
        var profile =
            new Profile("U" + person.hash(), true, List.of(), List.of(), language, large, true);
        people.put(person, profile);
        added.add(person);
      }
      return added;
    }

    void stop(PersonId person) {
      people.computeIfPresent(
          person,
          (_, it) -> new Profile(it.address(), true, List.of(), List.of(), "ja", false, false));
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

  private record Call(UUID key, List<String> to, Outgoing words) {}

  /** A LINE that takes each key once. */
  private static final class Line implements Outbox {
    final List<Call> calls = new ArrayList<>();
    final Map<String, Integer> got = new HashMap<>();
    final Set<UUID> taken = new HashSet<>();
    final Deque<Answer> script = new ArrayDeque<>();
    Quota quota = new Quota(-1, 0);
    boolean dieAfterTaking;

    void next(Answer... answers) {
      script.addAll(List.of(answers));
    }

    @Override
    public Answer multicast(UUID key, List<String> addresses, Outgoing words) {
      calls.add(new Call(key, addresses, words));
      var scripted = script.poll();
      if (scripted != null) {
        return scripted;
      }
      if (taken.add(key)) {
        addresses.forEach(address -> got.merge(address, 1, Integer::sum));
      }
      if (dieAfterTaking) {
        dieAfterTaking = false;
        throw new IllegalStateException("killed");
      }
      return new Answer.Sent("request");
    }

    @Override
    public Quota quota() {
      return quota;
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
}
