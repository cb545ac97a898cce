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

  @Test
  void understandsTheFamiliarPhrasings() {
    var scored = Phrasings.score(Path.of("src/test/resources/wish/phrasings.yaml"), READER);
    assertThat(scored.whole()).as(String.join("\n", scored.wrong())).isGreaterThanOrEqualTo(.96);
    assertThat(scored.share("wards")).isGreaterThanOrEqualTo(.98);
    assertThat(scored.share("when")).isGreaterThanOrEqualTo(.98);
    assertThat(scored.falseAlarms()).isZero();
  }

  /** What is right here was not all right at first sight: see the head of the file. */
  @Test
  void understandsTheSentencesWrittenAfterTheRules() {
    var scored = Phrasings.score(Path.of("src/test/resources/wish/fresh.yaml"), READER);
    assertThat(scored.whole()).as(String.join("\n", scored.wrong())).isGreaterThanOrEqualTo(.90);
    assertThat(scored.recall()).isGreaterThanOrEqualTo(.90);
    assertThat(scored.falseAlarms()).isZero();
  }

  /** So is this: written by imagining twelve people, scored once, then mended. */
  @Test
  void understandsTwelveDifferentPeople() {
    var scored = Phrasings.score(Path.of("src/test/resources/wish/people.yaml"), READER);
    assertThat(scored.whole()).as(String.join("\n", scored.wrong())).isGreaterThanOrEqualTo(.93);
    assertThat(scored.recall()).isEqualTo(1);
    assertThat(scored.falseAlarms()).isZero();
  }

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
