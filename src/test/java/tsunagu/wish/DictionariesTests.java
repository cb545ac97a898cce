package tsunagu.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong line of a dictionary stops the start and is named with file, line and remedy. */
class DictionariesTests {
  @TempDir Path folder;

  @BeforeEach
  void copyTheRealOnes() throws IOException {
    Files.createDirectory(folder.resolve("words"));
    try (var files = Files.list(Path.of("index-data/words"))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve("words").resolve(file.getFileName().toString()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          places.yaml    | - {name: 駅, wards: [横浜区], words: [駅]}         | official name
          places.yaml    | - {wards: [幸区], words: [駅]}                     | add 'name:'
          concepts.yaml  | - {id: x, fields: [21], words: [語]}               | number from 1 to 20
          concepts.yaml  | - {id: elderly, fields: [1], words: [語]}          | stands twice
          concepts.yaml  | - {id: Big Id, fields: [1], words: [語]}           | small letters
          concepts.yaml  | - {id: y, fields: [1], people: ja, words: [語]}    | true or false
          concepts.yaml  | - {id: z, fields: [1], kind: event, words: [語]}   | remove it
          kinds.yaml     | - {concept: nonsense, words: [語]}              | no id of concepts.yaml
          kinds.yaml     | - {concept: sport, words: [語]}                 | does not stand in
          kinds.yaml     | - {concept: sport}                              | no words
          skills.yaml    | - {skill: PB18, words: [語]}                       | PB01 to PB17
          audiences.yaml | - {audience: cats, words: [語]}                    | use one of
          cues.yaml      | - {cue: shout, words: [語]}                        | use one of
          dates.yaml     | - {is: fortnight 1, words: [語]}                   | no such piece
          dates.yaml     | - {is: week, words: [語]}                          | needs 1 numbers
          traits.yaml    | - {slot: colour, value: red, words: [語]}          | is no slot
          languages.yaml | - {language: fr, words: [le]}                      | use one of
          fillers.yaml   | - {words: []}                                      | no words
          fillers.yaml   | - {wordz: [語]}                                    | unknown key 'wordz'
          fillers.yaml   | - [語]                                             | not an entry
          safety.yaml    | - {safety: calamity, sure: [語]}                   | no kind of safety
          holidays.yaml  | - {day: 2026-02-30, name: 日}                      | write 2026-11-23
          holidays.yaml  | - {day: 2026-01-01, name: 日}                      | keep one
          cities.yaml    | - {name: 市, words: [""]}                          | empty word
          """)
  void isNamedWithFileLineAndRemedy(String file, String line, String remedy) throws IOException {
    var path = folder.resolve("words").resolve(file);
    var lines = Files.readAllLines(path);
    Files.writeString(path, String.join("\n", lines) + "\n" + line + "\n");
    assertThatThrownBy(() -> WishReader.of(folder, new ScriptWords()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + ":" + (lines.size() + 1) + ":")
        .hasMessageContaining(remedy);
  }

  @Test
  void allWrongLinesAreNamedAtOnce() throws IOException {
    for (var file : List.of("cues.yaml", "places.yaml")) {
      Files.writeString(folder.resolve("words").resolve(file), "- {nonsense: 1}\n");
    }
    Files.writeString(folder.resolve("words/cities.yaml"), "- {name: [\n");
    Files.delete(folder.resolve("words/skills.yaml"));
    assertThatThrownBy(() -> WishReader.of(folder, new ScriptWords()))
        .hasMessageContaining("cues.yaml:1:")
        .hasMessageContaining("places.yaml:1:")
        .hasMessageContaining("cities.yaml:")
        .hasMessageContaining("skills.yaml: the file is missing");
  }

  @Test
  void theRealOnesAreRight() {
    assertThat(WishReader.of(folder, new ScriptWords()).conceptIds()).isNotEmpty();
  }
}
