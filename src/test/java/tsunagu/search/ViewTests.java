package tsunagu.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tsunagu.search.Fixture.TODAY;
import static tsunagu.search.Fixture.aListing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;

/** The index in its folder: found again, mended by itself, made anew while it answers. */
class ViewTests {
  private static final Listing FLOWERS = aListing("花の会").open();
  private static final Listing CHESS = aListing("将棋の会").open();

  @TempDir private Path folder;

  @Test
  void aLaterStartFindsItAgainAndTakesInWhatChanged() {
    try (var search = open("a", FLOWERS, CHESS)) {
      assertThat(titles(search, "花")).containsExactly("花の会");
    }
    var closed = CHESS.with(Listing.Status.CLOSED);
    try (var search = open("a", FLOWERS, closed, aListing("花の道").open())) {
      assertThat(titles(search, "花")).containsExactlyInAnyOrder("花の会", "花の道");
      assertThat(titles(search, "将棋")).isEmpty();
    }
    assertThat(folder.resolve("0")).exists();
  }

  @Test
  void anIndexWrittenWithOtherWordsIsMadeAnew() {
    open("a", FLOWERS).close();
    try (var search = open("b", FLOWERS)) {
      assertThat(titles(search, "花")).containsExactly("花の会");
    }
    assertThat(folder.resolve("0")).doesNotExist();
    assertThat(folder.resolve("1")).exists();
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    open("a", FLOWERS).close();
    for (var file : files()) {
      Files.write(file, "broken".getBytes(UTF_8));
    }
    try (var search = open("a", FLOWERS)) {
      assertThat(titles(search, "花")).containsExactly("花の会");
    }
  }

  @Test
  void oneThatIsCutShortToo() throws IOException {
    open("a", FLOWERS).close();
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
    try (var search = open("a", FLOWERS)) {
      assertThat(titles(search, "花")).containsExactly("花の会");
    }
  }

  @Test
  void aSecondProcessKeepsItsOwn() {
    try (var one = open("a", FLOWERS);
        var two = open("a", FLOWERS, CHESS)) {
      assertThat(titles(one, "花")).containsExactly("花の会");
      assertThat(titles(two, "将棋")).containsExactly("将棋の会");
    }
  }

  @Test
  void itAnswersWhileItIsMadeAnewAndLosesNoChange() throws InterruptedException {
    var catalogue = Catalogue.of(new MadeUp(400, TODAY).all());
    try (var search = over(catalogue, "a")) {
      var done = new AtomicBoolean();
      var rebuilding =
          Thread.ofPlatform()
              .start(() -> {
                search.rebuild();
                done.set(true);
              });
      var changes = new ArrayList<Listing>();
      for (int n = 0; !done.get() || n < 3; n++) {
        changes.add(aListing("潜水艦の会" + n).by("見本の会" + n).open());
        catalogue.replace("feed", changes);
        assertThat(titles(search, "潜水艦")).isNotEmpty();
      }
      rebuilding.join();
      assertThat(titles(search, "潜水艦")).hasSize(Math.min(20, changes.size()));
      assertThat(search.building().underWay()).isFalse();
    }
  }

  @Test
  void aChangeIsSeenWhenTheCatalogueHasToldIt() {
    var catalogue = Catalogue.of(List.of(FLOWERS));
    try (var search = over(catalogue, "a")) {
      catalogue.replace("feed", List.of(CHESS));
      assertThat(titles(search, "将棋")).containsExactly("将棋の会");
      catalogue.replace("feed", List.of(CHESS.with(Listing.Status.CANCELLED)));
      assertThat(titles(search, "将棋")).isEmpty();
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder.resolve("0"))) {
      return files.filter(file -> !file.endsWith("write.lock")).toList();
    }
  }

  private Search open(String words, Listing... listings) {
    return over(Catalogue.of(List.of(listings)), words);
  }

  private Search over(Catalogue catalogue, String words) {
    return Search.over(catalogue, new FewMeanings(), new Shelves(folder, () -> words));
  }

  private static List<String> titles(Search search, String word) {
    return search.find(Wanted.words(word).wish(), TODAY, 20).hits().stream()
        .map(hit -> hit.listing().text().title())
        .toList();
  }
}
