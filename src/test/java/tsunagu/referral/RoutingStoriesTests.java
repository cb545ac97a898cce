package tsunagu.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tsunagu.referral.Organisations.Route;

/** What a resident says, and who is offered first: the stories of the data file, by their slots. */
class RoutingStoriesTests {
  private static final Organisations ORGANISATIONS = Organisations.of(Path.of("index-data"));

  @ParameterizedTest
  @MethodSource("stories")
  void theRightOrganisationIsOfferedFirst(Story story) {
    var routes = ORGANISATIONS.route(Wishes.of(story.slots()), "");
    var offered = routes.stream().map(route -> route.organisation().id()).toList();
    if (story.nobody()) {
      assertThat(offered).as(story.say()).isEmpty();
      return;
    }
    assertThat(offered).as(story.say()).startsWith(story.first());
    assertThat(offered).as(story.say()).containsAll(story.then()).hasSizeLessThanOrEqualTo(3);
    assertThat(routes.getFirst().receiver().id()).as(story.say()).isEqualTo(story.receiver());
    assertThat(routes).extracting(Route::reason).allSatisfy(RoutingStoriesTests::isSaid);
  }

  @Test
  void everyIntermediaryOfTheCityPaperHasItsStory() {
    var firsts = new HashSet<String>();
    stories().forEach(story -> firsts.add(story.first()));
    assertThat(firsts)
        .contains("IO-01", "IO-02", "IO-03", "IO-05", "IO-06", "IO-07", "IO-08")
        .contains("IO-09-kawasaki", "IO-09-saiwai", "IO-09-nakahara", "IO-09-takatsu")
        .contains("IO-09-tama", "IO-09-miyamae", "IO-09-asao")
        .contains("FUND", "OBLIGATE", "IKUTA", "CONSUMER");
    var seconds = new HashSet<String>();
    stories().forEach(story -> seconds.addAll(story.then()));
    assertThat(seconds).contains("IO-04", "SDGS", "WARD");
  }

  private static void isSaid(Map<String, String> reason) {
    assertThat(reason).containsKeys("ja", "ja-easy", "en");
    assertThat(reason.values()).noneMatch(text -> text.isBlank() || text.contains("{"));
  }

  static List<Story> stories() {
    try {
      var text = Files.readString(Path.of("src/test/resources/referral/routing-stories.yaml"));
      Map<String, List<Map<String, Object>>> file =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return Objects.requireNonNull(file.get("stories")).stream().map(Story::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException("the stories are gone", e);
    }
  }

  record Story(
      String say,
      Map<String, Object> slots,
      String first,
      String receiver,
      List<String> then,
      boolean nobody) {
    @SuppressWarnings("unchecked") // the file's own form
    static Story of(Map<String, Object> row) {
      var first = (String) row.getOrDefault("first", "");
      return new Story(
          (String) Objects.requireNonNull(row.get("say")),
          (Map<String, Object>) Objects.requireNonNull(row.get("slots")),
          first,
          (String) row.getOrDefault("receiver", first),
          (List<String>) row.getOrDefault("then", List.of()),
          (Boolean) row.getOrDefault("nobody", false));
    }

    @Override
    public String toString() {
      return say;
    }
  }
}
