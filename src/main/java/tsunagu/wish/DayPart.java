package tsunagu.wish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.DatePiece.Kind;

/** Which part of the day a text means, by its words and hours. */
final class DayPart {
  private DayPart() {}

  static @Nullable String of(Sentence sentence, List<Token> tokens) {
    var parts = new ArrayList<String>();
    String said = null;
    int first = -1;
    for (int i = 0; i < tokens.size(); i++) {
      var piece = tokens.get(i).as(Meaning.Day.class).map(Meaning.Day::piece).orElseThrow();
      if (piece.kind() == Kind.PART) {
        said = piece.names().getFirst();
        boolean withHour = i + 1 < tokens.size() && isHour(tokens.get(i + 1));
        if (!withHour && !sentence.followedBy(tokens.get(i), "まで")) {
          parts.add(said);
        }
      } else if (piece.kind() == Kind.HOUR) {
        int hour = hour(piece.number(0), said);
        if (first >= 0 && hour - first >= 6) {
          return null;
        }
        if (first < 0) {
          first = hour;
          ofHour(hour, sentence, tokens.get(i), said, parts);
        }
      }
    }
    if (parts.isEmpty() || (parts.contains("morning") && parts.contains("afternoon"))) {
      return null;
    }
    return parts.getFirst();
  }

  private static boolean isHour(Token token) {
    return token
        .as(Meaning.Day.class)
        .map(Meaning.Day::piece)
        .filter(piece -> piece.kind() == Kind.HOUR)
        .isPresent();
  }

  private static int hour(int hour, @Nullable String said) {
    if (hour >= 12 || "morning".equals(said)) {
      return hour;
    }
    return said != null || hour <= 6 ? hour + 12 : hour;
  }

  private static void ofHour(
      int hour, Sentence sentence, Token token, @Nullable String said, List<String> parts) {
    boolean until = sentence.followedBy(token, "まで");
    boolean later = sentence.followedBy(token, "以降");
    if ((until && hour > 12) || (later && hour < 12 && said == null)) {
      return;
    }
    parts.add(
        hour >= 18
            ? "night"
            : hour >= 16 ? "evening" : hour >= 12 && !until ? "afternoon" : "morning");
  }
}
