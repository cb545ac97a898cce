package tsunagu.wish;

import java.util.List;

/** Which side of a date is open, by the words around it: まで, 以降, 明け, before. */
enum Bound {
  /** まで, by: that day is the last. */
  UNTIL(List.of("までに", "まで", "迄", "以前"), List.of("until ", "till ", "by ")),
  /** 前に, before: the day before is the last. */
  BEFORE(List.of("前に", "の前", "前ま", "前で", "前の", "まえに", "になる前"), List.of("before ")),
  /** 以降, from: that day is the first. */
  SINCE(
      List.of("以降", "以後", "から", "より後", "始ま", "~", "-", "スタート", "になったら", "になれば"),
      List.of("from ", "since ", "starting ")),
  /** 明け, after: the day behind is the first. */
  AFTER(List.of("明け", "が明け", "過ぎ", "すぎ", "が過ぎ", "が終わ", "の後", "のあと", "後に"), List.of("after ")),
  NONE(List.of(), List.of());

  private final List<String> behind;
  private final List<String> inFront;

  Bound(List<String> behind, List<String> inFront) {
    this.behind = behind;
    this.inFront = inFront;
  }

  /** The side that is open at a piece of a date. */
  static Bound of(Sentence sentence, Token token) {
    var surface = sentence.surface(token);
    var front = sentence.text().substring(0, token.start());
    for (var bound : values()) {
      boolean inside = bound.behind.stream().anyMatch(surface::endsWith);
      boolean after = bound.behind.stream().anyMatch(word -> sentence.followedBy(token, word));
      if (after || (inside && bound != AFTER) || bound.inFront.stream().anyMatch(front::endsWith)) {
        return bound;
      }
    }
    return NONE;
  }
}
