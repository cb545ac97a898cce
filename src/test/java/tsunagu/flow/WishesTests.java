package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tsunagu.wish.Wish;

/** What becomes of a wish when more is said. */
class WishesTests {
  private static Wish about(Wish.Kind kind, List<String> wards, String... words) {
    return new Wish(
        new Wish.Aim(kind, null, null),
        new Wish.Where(wards, null, null),
        Wish.NONE.when(),
        Wish.NONE.who(),
        new Wish.Topic(List.of(), List.of(), List.of(), List.of(), List.of(words)),
        Wish.NONE.limits(),
        null,
        List.of());
  }

  @Test
  void newWordsTakeThePlaceOfTheOldOnesAndLeaveTheRest() {
    var before = about(Wish.Kind.EVENT, List.of("宮前区"), "うたごえ");

    var merged = Wishes.merge(before, about(Wish.Kind.OTHER, List.of(), "きこり"));

    assertThat(merged.topic().words()).containsExactly("きこり");
    assertThat(merged.where().wards()).containsExactly("宮前区");
    assertThat(merged.aim().kind()).isEqualTo(Wish.Kind.EVENT);
  }

  @Test
  void aWardAloneLeavesTheWords() {
    var before = about(Wish.Kind.EVENT, List.of(), "うたごえ");

    var merged = Wishes.merge(before, about(Wish.Kind.OTHER, List.of("幸区"), "がいい"));

    assertThat(merged.topic().words()).containsExactly("うたごえ");
    assertThat(merged.where().wards()).containsExactly("幸区");
  }

  @Test
  void whatWasMendedIsSaidOnceAndNotKeptForTheNextWish() {
    var before = mended(about(Wish.Kind.EVENT, List.of(), "うたごえ"));

    assertThat(Wishes.small(before).mended()).isEqualTo(before.mended());
    assertThat(Wishes.merge(before, about(Wish.Kind.OTHER, List.of("幸区"), "がいい")).mended())
        .isEmpty();
  }

  private static Wish mended(Wish wish) {
    return new Wish(
        wish.aim(),
        wish.where(),
        wish.when(),
        wish.who(),
        wish.topic(),
        wish.limits(),
        null,
        List.of(),
        List.of(new Wish.Mended("うたごへ", "うたごえ")));
  }
}
