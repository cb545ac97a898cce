package tsunagu.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Arguments as they were typed: under a locale such as C, Java cannot read anything but ASCII. */
final class Typed {
  private static final char LOST = '\uFFFD';

  private Typed() {}

  /** The arguments, read again as UTF-8 where letters were lost and the system can tell them. */
  static String[] again(String... args) {
    if (Arrays.stream(args).noneMatch(arg -> arg.indexOf(LOST) >= 0)) {
      return args;
    }
    try {
      return last(Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8), args);
    } catch (IOException e) {
      return args;
    }
  }

  /** The last words of a command line whose words each end with a NUL. */
  static String[] last(String line, String... args) {
    var words = line.split("\0", -1);
    var end = words.length - 1;
    return end < args.length ? args : Arrays.copyOfRange(words, end - args.length, end);
  }
}
