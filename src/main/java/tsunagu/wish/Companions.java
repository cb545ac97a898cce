package tsunagu.wish;

import java.util.List;

/** Those who come along: they take part, and are not what the wish is about. */
final class Companions {
  /** What is done together; 子どもと遊びたい and 子どもと関わりたい are about children. */
  private static final List<String> WITH =
      List.of(
          "と一緒", "といっしょ", "と参加", "とさんか", "とでき", "と出来", "と行", "とい", "と二人", "と2人", "とふたり", "とやり",
          "とやれ", "と出かけ", "とおでかけ", "とお出かけ", "と出られ", "と楽しめ", "と楽しみ", "と通", "と来", "と申し込", "とも", "も一緒",
          "もいっしょ", "も参加", "もさんか", "も連れ", "連れ", "を連れ", "づれ", "同伴", "と、");

  private static final List<String> TOGETHER =
      List.of(
          "親子", "おやこ", "家族", "ファミリー", "連れ", "づれ", "つれ", "一緒", "いっしょ", "と", "参加", "遊べ", "楽しめ", "体験");

  private Companions() {}

  /** Whether the words behind say that these people come along. */
  static boolean follow(Sentence sentence, Token token) {
    return WITH.stream().anyMatch(word -> sentence.followedBy(token, word));
  }

  /** Whether a token names people who only come along: 子どもと参加, 親子で, 家族連れ. */
  static boolean are(Sentence sentence, Token token) {
    if (follow(sentence, token)) {
      return true;
    }
    boolean said =
        token.meanings().stream()
            .anyMatch(meaning -> meaning instanceof Meaning.People people && people.speaker());
    var surface = sentence.surface(token);
    return said && TOGETHER.stream().anyMatch(surface::contains) && !isPartOfName(sentence, token);
  }

  /** 親子コンサート names a kind of concert. */
  private static boolean isPartOfName(Sentence sentence, Token token) {
    var text = sentence.text();
    if (token.end() >= text.length()) {
      return false;
    }
    var next = Script.of(text.charAt(token.end()));
    return next == Script.KANJI || next == Script.KATAKANA;
  }
}
