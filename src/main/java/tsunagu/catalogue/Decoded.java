package tsunagu.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the bytes of a file are: text, or something we cannot read. */
sealed interface Decoded {
  /** At most so many bytes: the largest municipal file we met has a tenth of it. */
  int MOST = 10 * 1024 * 1024;

  /** What is said of a larger one. */
  String TOO_LARGE = "ファイルが大きすぎます（10MBまで）。分けてから読み込んでください。";

  /** Text, without its byte order mark. */
  record Text(String text, String encoding) implements Decoded {}

  /** Not text; why and what to do, in Japanese. */
  record Unreadable(String why) implements Decoded {}

  /**
   * Reads bytes strictly: byte order mark, UTF-8, then UTF-16 where there are NUL bytes, then CP932
   * (the Shift_JIS of Windows). A wrong byte in one of them means it is the next.
   */
  static Decoded of(byte[] bytes) {
    if (bytes.length > MOST) {
      return new Unreadable(TOO_LARGE);
    }
    var foreign = Foreign.of(bytes);
    if (foreign.isPresent()) {
      return new Unreadable(foreign.get());
    }
    for (var encoding : encodings(bytes)) {
      var text = strictly(bytes, encoding);
      if (text.isPresent()) {
        return text.get().indexOf('\0') >= 0 ? binary() : new Text(text.get(), encoding.name());
      }
    }
    return binary();
  }

  private static Unreadable binary() {
    return new Unreadable("文字として読めません。UTF-8 か Shift_JIS の CSV で保存してください。");
  }

  private static List<Charset> encodings(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return List.of(StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return List.of(StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return List.of(StandardCharsets.UTF_16BE);
    }
    int[] nul = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        nul[i % 2]++;
      }
    }
    if (nul[0] + nul[1] > 0) {
      return List.of(nul[1] > nul[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    return List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"));
  }

  private static Optional<String> strictly(byte[] bytes, Charset encoding) {
    try {
      var text =
          encoding
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** Kinds of file that people send in the place of a CSV. */
  enum Foreign {
    OLD_EXCEL("\u00D0\u00CF\u0011\u00E0", "古い Excel のファイルのようです。「CSV UTF-8」で保存し直してください。"),
    PDF("%PDF", "PDF は読み込めません。CSV のファイルを選んでください。"),
    PNG("\u0089PNG", "画像は読み込めません。CSV のファイルを選んでください。"),
    JPEG("\u00FF\u00D8\u00FF", "画像は読み込めません。CSV のファイルを選んでください。"),
    WEB("<!DOCTYPE", "ウェブページのようです。CSV のファイルそのものを保存してください。"),
    HTML("<html", "ウェブページのようです。CSV のファイルそのものを保存してください。");

    private final String magic;
    private final String why;

    Foreign(String magic, String why) {
      this.magic = magic;
      this.why = why;
    }

    private static Optional<String> of(byte[] bytes) {
      var head = new String(bytes, 0, Math.min(bytes.length, 24), StandardCharsets.ISO_8859_1);
      for (var kind : values()) {
        if (head.regionMatches(true, 0, kind.magic, 0, kind.magic.length())) {
          return Optional.of(kind.why);
        }
      }
      return Optional.empty();
    }
  }
}
