package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaneViewTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  @Test
  void eachLaneIsSeenWithItsHolderAndWhatWaits() {
    var first = test.arrived(test.said("a", "one"));
    test.lanes().accept(List.of(test.said("a", "two")));
    var due = new Commit.Timer("remind", "s", first.received().plusSeconds(60));
    test.lanes()
        .commit(new Commit(first, 0, "{}", Duration.ofDays(1), "{}", List.of(due), List.of()));

    var sights = test.redisLanes().view().look();

    assertThat(sights).hasSize(64);
    assertThat(sights).extracting(LaneView.Sight::holder).doesNotContain("");
    var mine = sights.get(first.lane());
    assertThat(mine.waiting()).isEqualTo(1);
    assertThat(mine.oldest()).isBetween(first.received(), test.lanes().now());
    assertThat(mine.parcels()).isEqualTo(1);
    assertThat(mine.timers()).isEqualTo(1);
    assertThat(mine.due()).isEqualTo(first.received().plusSeconds(60));
    assertThat(mine.dead()).isZero();
    assertThat(mine.until()).isAfter(first.received());
  }

  @Test
  void aLaneNobodyHoldsShows() {
    test.stopFirst();

    assertThat(test.redisLanes().view().look()).extracting(LaneView.Sight::holder).containsOnly("");
  }

  @Test
  void aRedisThatAnswersAnswers() {
    assertThat(test.redisLanes().view().answers()).isTrue();
  }
}
