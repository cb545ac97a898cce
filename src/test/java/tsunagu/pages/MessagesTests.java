package tsunagu.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the residents' pages stand in all three languages. */
class MessagesTests {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern KANJI_RUN = Pattern.compile("[\\p{IsHan}々]+(?!（|[\\p{IsHan}々])");

  @ParameterizedTest
  @ValueSource(strings = {"messages_ja__easy", "messages_en"})
  void everyKeyIsThereWithTheSamePlaces(String file) throws IOException {
    var plain = read("messages");
    var other = read(file);
    assertThat(other.keySet()).isEqualTo(plain.keySet());
    assertThat(other)
        .allSatisfy((key, text) -> {
          assertThat(text).as(key).isNotBlank();
          assertThat(places(text)).as(key).isEqualTo(places(plain.getOrDefault(key, "")));
        });
  }

  @Test
  void easyWordsCarryTheirReading() throws IOException {
    assertThat(read("messages_ja__easy"))
        .allSatisfy((key, text) -> {
          if (!key.equals("language.zh")) {
            assertThat(KANJI_RUN.matcher(text).results().map(run -> run.group()).toList())
                .as(key + " has kanji without a reading")
                .isEmpty();
          }
        });
  }

  @Test
  void easySentencesAreShort() throws IOException {
    assertThat(read("messages_ja__easy"))
        .allSatisfy((key, text) -> {
          for (var sentence : text.replaceAll("（[^（）]*）", "").split("。", -1)) {
            assertThat(sentence.length()).as(key + ": " + sentence).isLessThanOrEqualTo(50);
          }
        });
  }

  private static long places(String text) {
    return PLACE.matcher(text).results().count();
  }

  private static Map<String, String> read(String file) throws IOException {
    var words = new Properties();
    var stream = MessagesTests.class.getResourceAsStream("/" + file + ".properties");
    try (var in = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
      words.load(in);
    }
    var sorted = new TreeMap<String, String>();
    words.forEach((key, text) -> sorted.put((String) key, (String) text));
    return sorted;
  }
}
