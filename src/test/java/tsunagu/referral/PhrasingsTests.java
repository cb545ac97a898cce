package tsunagu.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A file of phrasings with what each wants and who may be offered first, named by hand with {@code
 * -Dphrasings=FILE}: the routing alone, as if every wish had been understood.
 */
@EnabledIfSystemProperty(named = "phrasings", matches = ".+")
class PhrasingsTests {
  private static final Organisations ORGANISATIONS = Organisations.of(Path.of("index-data"));

  @Test
  void everyUnderstoodPhraseIsRoutedRightly() throws IOException {
    var wrong = new ArrayList<String>();
    var best = 0;
    var all = entries();
    for (var entry : all) {
      var to = texts(entry, "to");
      var routes = ORGANISATIONS.route(Wishes.of(slots(entry)), "");
      var first = routes.isEmpty() ? "" : routes.getFirst().organisation().id();
      var nobodyIsRight = to.isEmpty();
      if (nobodyIsRight ? !first.isEmpty() && !lookingAround(entry) : !to.contains(first)) {
        wrong.add(
            "%s %s: %s instead of %s".formatted(entry.get("id"), entry.get("say"), first, to));
      }
      best += !to.isEmpty() && to.getFirst().equals(first) ? 1 : 0;
    }
    assertThat(wrong).as("%d of %d are the very best", best, all.size()).isEmpty();
    org.slf4j.LoggerFactory.getLogger(getClass())
        .info("all {} routed rightly, {} to the very best", all.size(), best);
  }

  /** Where somebody only looks around, offering nobody and offering somebody are both right. */
  private static boolean lookingAround(Map<String, Object> entry) {
    var want = want(entry);
    return Set.of("event", "other").contains(want.get("kind")) && !entry.containsKey("safety");
  }

  private static Map<String, Object> slots(Map<String, Object> entry) {
    var slots = new HashMap<>(want(entry));
    if (entry.containsKey("safety")) {
      slots.put("safety", entry.get("safety"));
    }
    var say = Objects.requireNonNull(entry.get("say")).toString();
    slots.put("words", words().stream().filter(say::contains).toList());
    return slots;
  }

  private static Set<String> words() {
    return ORGANISATIONS.list().stream()
        .flatMap(organisation -> organisation.remits().stream())
        .flatMap(remit -> remit.words().stream())
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked") // the file's own form
  private static Map<String, Object> want(Map<String, Object> entry) {
    return (Map<String, Object>) Objects.requireNonNull(entry.get("want"));
  }

  private static List<String> texts(Map<String, Object> entry, String name) {
    return ((List<?>) Objects.requireNonNull(entry.get(name)))
        .stream().map(Object::toString).toList();
  }

  private static List<Map<String, Object>> entries() throws IOException {
    var text = Files.readString(Path.of(System.getProperty("phrasings")));
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return Objects.requireNonNull(file.get("entries"));
  }
}
