package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** How much of what people may type is understood. */
class PhrasingsTests {
  private static final WishReader READER =
      WishReader.of(Path.of("index-data"), new KuromojiWords());

  /**
   * By hand: {@code mvn test -Dtest=PhrasingsTests -Dphrasings=FILE} prints the scores of a file.
   */
  @Test
  @EnabledIfSystemProperty(named = "phrasings", matches = ".+")
  void scoresTheFileGiven() {
    var file = Path.of(System.getProperty("phrasings", ""));
    var scored = Phrasings.score(file, READER);
    LoggerFactory.getLogger(PhrasingsTests.class)
        .info("{}\n{}\n{}", file.getFileName(), String.join("\n", scored.wrong()), scored.report());
    assertThat(scored.size()).isPositive();
  }
}
