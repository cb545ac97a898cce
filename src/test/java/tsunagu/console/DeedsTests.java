package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeedsTests {
  private static final Pattern CODE =
      Pattern.compile(
          "\"((?:account|password|contact|message|replay|chat|letter|notice)-[a-z]+)\"");

  @Test
  void everyCodeTheConsoleWritesHasWords() throws IOException {
    try (var files = Files.list(Path.of("src/main/java/tsunagu/console"))) {
      var codes =
          files
              .filter(file -> !file.endsWith("Deeds.java"))
              .filter(file -> read(file).contains("audit.write("))
              .flatMap(file -> CODE.matcher(read(file)).results())
              .map((MatchResult found) -> found.group(1))
              .distinct()
              .toList();
      assertThat(codes).hasSizeGreaterThan(9).noneMatch(code -> Deeds.words(code).equals(code));
    }
  }

  @Test
  void aMoveOfAReferralIsToldWithItsState() {
    assertThat(Deeds.words("referral-received")).isEqualTo("紹介を「受け付けた」にした");
    assertThat(Deeds.words("of-another-day")).isEqualTo("of-another-day");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
