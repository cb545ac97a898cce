package tsunagu.command.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes sets of flows of any size: the shipped ones and further ones of fifty steps each. */
final class ManyFlows {
  private static final int STEPS = 50;

  private ManyFlows() {}

  /** A folder with the flows of another and so many further ones. */
  static Path folder(Path shipped, Path into, int more) {
    try {
      Files.createDirectories(into);
      try (var files = Files.list(shipped)) {
        for (var file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
          Files.copy(file, into.resolve(file.getFileName().toString()));
        }
      }
      for (var i = 0; i < more; i++) {
        Files.writeString(into.resolve("further-%04d.yaml".formatted(i)), flow(i));
      }
      return into;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String flow(int number) {
    var random = new Random(number);
    var text = new StringBuilder();
    text.append("flow: further-%04d\nversion: 2\nabout: 測るための流れ。\n".formatted(number));
    text.append("words: [そくてい%04d]\nsteps:\n".formatted(number));
    for (var step = 0; step < STEPS - 1; step++) {
      text.append(step(step, random));
    }
    return text.append("  - step: s%d\n    end: true\n".formatted(STEPS - 1)).toString();
  }

  /** A question every third step, and jumps only forward, so that all can be reached and left. */
  private static String step(int number, Random random) {
    var next = "s" + (number + 1);
    if (number % 3 != 0) {
      return """
        - step: s%1$d
          say:
            ja: これは%1$d番目の文です。
            ja-easy: %1$dばんめ です。
            en: This is sentence %1$d.
          then: %2$s
      """
          .formatted(number, next);
    }
    var far = "s" + Math.min(STEPS - 1, number + 2 + random.nextInt(6));
    return """
      - step: s%1$d
        ask: yes-no
        text:
          ja: %1$d番目の質問です。続けますか。
          ja-easy: %1$dばんめの しつもんです。つづけますか。
          en: This is question %1$d. Shall we go on?
        again:
          ja: 「はい」か「いいえ」を送ってください。
          ja-easy: 「はい」か「いいえ」を おくって ください。
          en: Please send "Yes" or "No".
        otherwise: %2$s
        yes: %2$s
        no: %3$s
    """
        .formatted(number, next, far);
  }
}
