package tsunagu.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.TestLanes;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;

/** Who hears of what, and what a change of mind writes. */
class LaneResidentsTests {
  private static final PersonId AKI = new PersonId("aki23456aki23456aki2345622");
  private static final PersonId BEN = new PersonId("ben23456ben23456ben2345622");
  private static final PersonId EVE = new PersonId("eve23456eve23456eve2345622");

  @RegisterExtension private final TestLanes redis = new TestLanes();

  private Lanes lanes;
  private LaneResidents residents;

  @BeforeEach
  void onRealLanes() {
    lanes = redis.lanes();
    residents = new LaneResidents(lanes);
  }

  @Test
  void aNoticeReachesThoseWhoChoseItsWardAndField() {
    join(AKI, wants(List.of("宮前区"), List.of(13)));
    join(BEN, wants(List.of("宮前区"), List.of(7)));
    join(EVE, wants(List.of("麻生区"), List.of(13)));

    assertThat(residents.audience(List.of("宮前区"), List.of(13))).containsExactly(AKI);
    assertThat(residents.audience(List.of("宮前区", "麻生区"), List.of(13)))
        .containsExactlyInAnyOrder(AKI, EVE);
    assertThat(residents.audience(List.of("幸区"), List.of(13))).isEmpty();
  }

  @Test
  void whoNarrowsNothingDownHearsOfEverything() {
    join(AKI, wants(List.of(), List.of()));
    join(BEN, wants(List.of("宮前区"), List.of()));
    join(EVE, wants(List.of(), List.of(13)));

    assertThat(residents.audience(List.of("幸区"), List.of(7))).containsExactly(AKI);
    assertThat(residents.audience(List.of("宮前区"), List.of(7))).containsExactlyInAnyOrder(AKI, BEN);
    assertThat(residents.audience(List.of("幸区"), List.of(13))).containsExactlyInAnyOrder(AKI, EVE);
  }

  @Test
  void aNoticeForAllReachesEverybodyWhateverTheyChose() {
    join(AKI, wants(List.of(), List.of()));
    join(BEN, wants(List.of("宮前区", "幸区"), List.of(1, 2)));
    join(EVE, wants(List.of("麻生区"), List.of(13)));

    assertThat(residents.audience(List.of(), List.of())).containsExactlyInAnyOrder(AKI, BEN, EVE);
    assertThat(residents.audience(List.of(), List.of(2))).containsExactlyInAnyOrder(AKI, BEN);
    assertThat(residents.audience(List.of("麻生区"), List.of())).containsExactlyInAnyOrder(AKI, EVE);
  }

  @Test
  void theSetsAgreeWithTheRuleForEveryPairOfChoices() {
    var wards = List.of(List.<String>of(), List.of("幸区"), List.of("幸区", "麻生区"), List.of("高津区"));
    var fields = List.of(List.<Integer>of(), List.of(1), List.of(1, 7), List.of(20));
    for (var profileWards : wards) {
      for (var profileFields : fields) {
        var joined = AudienceSets.of(wants(profileWards, profileFields));
        for (var asked : wards) {
          for (var askedFields : fields) {
            var reached =
                AudienceSets.wanted(asked, askedFields).stream().anyMatch(joined::contains);
            assertThat(reached)
                .as("%s %s asked for %s %s", profileWards, profileFields, asked, askedFields)
                .isEqualTo(meet(profileWards, asked) && meet(profileFields, askedFields));
          }
        }
      }
    }
  }

  @Test
  void nothingIsPushedToWhoBlockedUsOrSwitchedNoticesOff() {
    var before = wants(List.of("宮前区"), List.of(13));
    join(AKI, before);
    var blocked = new Profile("U1", false, List.of("宮前区"), List.of(13), "ja", false, true);
    write(AKI, residents.moving(AKI, before, blocked));
    assertThat(sets(AKI)).isEmpty();

    write(AKI, residents.moving(AKI, blocked, before));
    assertThat(sets(AKI)).hasSize(4);
    var off = new Profile("U1", true, List.of("宮前区"), List.of(13), "ja", false, false);
    write(AKI, residents.moving(AKI, before, off));
    assertThat(sets(AKI)).isEmpty();
  }

  @Test
  void whoIsForgottenStandsInNoSet() {
    var before = wants(List.of(), List.of(1, 2, 3));
    join(AKI, before);
    write(AKI, residents.moving(AKI, before, null));
    assertThat(sets(AKI)).isEmpty();
  }

  @Test
  void aChangeWritesOnlyWhatChanged() {
    var before = wants(List.of("宮前区"), List.of(13));
    assertThat(residents.moving(AKI, before, before)).isEmpty();
    assertThat(residents.moving(AKI, before, wants(List.of("宮前区"), List.of(13, 7))))
        .extracting(Object::toString)
        .hasSize(2)
        .allMatch(write -> write.startsWith("Join"));
  }

  @Test
  void everyWardAndFieldMakesTheMostSetsThereCanBe() {
    var wards = List.of("川崎区", "幸区", "中原区", "高津区", "多摩区", "宮前区", "麻生区");
    var fields = new ArrayList<>(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(residents.moving(AKI, null, wants(wards, fields))).hasSize(8 * 21);
  }

  @Test
  void aProfileIsReadFromItsSectionOfTheState() {
    var aki =
        stands(
            "aki",
            """
            {"progress":{"flow":"x"},"profile":{"address":"U1","friend":true,"wards":["幸区"],
             "fields":[1],"language":"ja-easy","large":true,"notices":false,"later":"unknown"}}
            """);
    assertThat(residents.find(aki))
        .contains(new Profile("U1", true, List.of("幸区"), List.of(1), "ja-easy", true, false));
    assertThat(residents.find(stands("ben", "{\"progress\":{}}"))).isEmpty();
    assertThat(residents.find(stands("kim", "{\"profile\":null}"))).isEmpty();
    assertThat(residents.find(EVE)).isEmpty();
  }

  private PersonId stands(String who, String state) {
    var arrived = redis.arrived(redis.said(who, "こんにちは"));
    var keep = Duration.ofHours(1);
    assertThat(lanes.commit(new Commit(arrived, 0, state, keep, null, List.of(), List.of())))
        .isEqualTo(Commit.Answer.OK);
    return arrived.incoming().person();
  }

  private void write(PersonId person, List<Write> writes) {
    assertThat(lanes.record(lanes.lane(person), writes)).isTrue();
  }

  /** The sets among those the tests use in which a person stands. */
  private Set<String> sets(PersonId person) {
    var sets = new HashSet<String>();
    for (var ward : List.of("*", "any", "宮前区")) {
      for (var field : List.of("*", "any", "1", "2", "3", "13")) {
        if (lanes.members(Drawer.AUDIENCE, ward + ":" + field).contains(person.hash())) {
          sets.add(ward + ":" + field);
        }
      }
    }
    return sets;
  }

  private void join(PersonId person, Profile profile) {
    write(person, residents.moving(person, null, profile));
  }

  private static Profile wants(List<String> wards, List<Integer> fields) {
    return new Profile("U1", true, wards, fields, "ja", false, true);
  }

  private static boolean meet(List<?> chosen, List<?> asked) {
    return chosen.isEmpty() || asked.isEmpty() || chosen.stream().anyMatch(asked::contains);
  }

  @Test
  void aStateThatLeavesEmptyListsOutIsRead() {
    var incoming = redis.said("aki", "やあ");
    var profile =
        "{\"address\":\"Uaki\",\"friend\":true,\"language\":\"ja\",\"large\":false,\"notices\":true}";
    redis
        .lanes()
        .commit(
            new tsunagu.lane.Commit(
                redis.arrived(incoming),
                0,
                "{\"profile\":" + profile + "}",
                java.time.Duration.ofDays(1),
                null,
                List.of(),
                List.of()));

    assertThat(residents.find(incoming.person()).orElseThrow().wards()).isEmpty();
  }
}
