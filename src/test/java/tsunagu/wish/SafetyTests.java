package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Danger comes before any search, and ordinary words are no danger. */
class SafetyTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), new KuromojiWords());
  private static final WishReader BY_SCRIPT =
      WishReader.of(Path.of("index-data"), new ScriptWords());
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @SuppressWarnings("unchecked")
  static Stream<Arguments> sentences() throws IOException {
    List<Map<String, Object>> table =
        new Yaml().load(Files.readString(Path.of("src/test/resources/wish/safety.yaml")));
    return table.stream()
        .flatMap(row ->
            ((List<Object>) row.getOrDefault("say", List.of()))
                .stream().map(say -> Arguments.of(row.get("safety"), String.valueOf(say))));
  }

  static Stream<Arguments> lives() throws IOException {
    return sentences()
        .filter(row -> List.of("crisis", "emergency", "abuse").contains(row.get()[0]));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sentences")
  void isNoticed(String safety, String say) {
    assertThat(name(READER.understand(say, TODAY))).isEqualTo(safety);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lives")
  void isNoticedWithoutADictionaryOfWordsToo(String safety, String say) {
    assertThat(name(BY_SCRIPT.understand(say, TODAY))).isEqualTo(safety);
  }

  private static String name(Wish wish) {
    return wish.safety() == null ? "none" : wish.safety().name().toLowerCase(Locale.ROOT);
  }
}
