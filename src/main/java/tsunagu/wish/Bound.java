package tsunagu.wish;

import java.util.stream.Stream;

/** Which side of a date is open, by the words around it: まで, 以降, 明け, before. */
enum Bound {
  /** まで, by: that day is the last. */
  UNTIL("いっぱいまで|にかけて|までに|まで|迄|以前", "until |till |by "),
  /** 前に, before: the day before is the last. */
  BEFORE("前に|の前|前ま|前で|前の|まえに|になる前", "before "),
  /** 以降, from: that day is the first. */
  SINCE("以降|以後|から|より後|始ま|~|-|スタート|になったら|になれば", "from |since |starting "),
  /** 明け, after: the day behind is the first. */
  AFTER("明け|が明け|過ぎ|すぎ|が過ぎ|が終わ|の後|のあと|後に", "after "),
  NONE("", "");

  private final String behind;
  private final String inFront;

  Bound(String behind, String inFront) {
    this.behind = behind;
    this.inFront = inFront;
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.split("[|]", -1)).filter(word -> !word.isEmpty());
  }

  /** The side that is open at a piece of a date. */
  static Bound of(Sentence sentence, Token token) {
    var surface = sentence.surface(token);
    var front = sentence.text().substring(0, token.start());
    for (var bound : values()) {
      boolean after = words(bound.behind).anyMatch(word -> sentence.followedBy(token, word));
      boolean inside = bound != AFTER && words(bound.behind).anyMatch(surface::endsWith);
      if (after || inside || words(bound.inFront).anyMatch(front::endsWith)) {
        return bound;
      }
    }
    return NONE;
  }
}
