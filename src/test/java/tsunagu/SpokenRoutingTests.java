package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tsunagu.referral.Organisations;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** The routing stories as they are spoken: from the words through the reader to who is offered. */
class SpokenRoutingTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Path DATA = Path.of("index-data");
  private static final Organisations ORGANISATIONS = Organisations.of(DATA);
  private static final WishReader READER = WishReader.of(DATA, Search.boundaries());

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whatIsSaidReachesTheRightOrganisation(String say, Map<String, Object> story) {
    var wish = READER.understand(say, TODAY);
    var offered =
        ORGANISATIONS.route(wish, "").stream().map(route -> route.organisation().id()).toList();
    if (story.containsKey("nobody")) {
      assertThat(offered).as("%s", wish).isEmpty();
    } else {
      assertThat(offered).as("%s", wish).startsWith(String.valueOf(story.get("first")));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "phrasings", matches = ".+")
  void everyPhraseOfAFileNamedByHandIsRoutedRightly() throws IOException {
    var wrong = new ArrayList<String>();
    for (var entry : rows(Path.of(System.getProperty("phrasings")), "entries")) {
      var wish = READER.understand(Objects.requireNonNull(entry.get("say")).toString(), TODAY);
      var routes = ORGANISATIONS.route(wish, "");
      var first = routes.isEmpty() ? "" : routes.getFirst().organisation().id();
      var to = (List<?>) Objects.requireNonNull(entry.get("to"));
      var anybody = to.isEmpty() && !entry.containsKey("safety");
      if (!anybody && !(to.isEmpty() ? first.isEmpty() : to.contains(first))) {
        wrong.add(
            "%s %s: %s instead of %s (%s)"
                .formatted(entry.get("id"), entry.get("say"), first, to, wish));
      }
    }
    assertThat(wrong).isEmpty();
  }

  static List<Object[]> stories() throws IOException {
    return rows(Path.of("src/test/resources/referral/routing-stories.yaml"), "stories").stream()
        .map(story -> new Object[] {Objects.requireNonNull(story.get("say")), story})
        .toList();
  }

  private static List<Map<String, Object>> rows(Path path, String name) throws IOException {
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
    return Objects.requireNonNull(file.get(name));
  }
}
