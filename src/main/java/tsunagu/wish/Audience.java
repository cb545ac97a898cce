package tsunagu.wish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tsunagu.wish.Wish.Aim;
import tsunagu.wish.Wish.Kind;
import tsunagu.wish.Wish.Need;
import tsunagu.wish.Wish.Side;

/** Who takes part: the speaker and companions, never those they want to help. */
final class Audience {
  private static final Set<Kind> HELPING =
      Set.of(Kind.VOLUNTEER, Kind.PROBONO, Kind.GIVE_RESOURCE, Kind.NEED_MEMBERS);
  private static final List<String> SPOKEN =
      List.of(
          "です", "だけど", "だが", "ですが", "でも", "でして", "なので", "として", "なんです", "なのです", "なん", "の者", "である",
          "も一緒", "もいっしょ", "も参加", "連れ", "を連れ", "づれ", "だよ", "だ。", "の私", "のわたし", "同士", "どうし", "ですけど",
          "でもでき", "をして", "をやって", "やって", "してい", "してる", "歴");
  private static final List<String> SERVED =
      List.of(
          "を支援", "の支援", "を助け", "に教え", "のため", "をサポート", "のサポート", "を応援", "の応援", "を支え", "に寄り添", "の話し相手",
          "を手伝", "の手伝");
  private static final List<String> CHILD =
      List.of("子ども", "子供", "こども", "小さ", "親子", "赤ちゃん", "赤ん坊", "乳児", "幼児");
  private static final List<String> OTHERS = List.of("さん", "様", "さま");
  private static final List<String> PARENTS =
      List.of("の母", "の父", "の親", "の祖", "になる母", "になる父", "の義", "の夫", "の妻", "の家族");
  private static final List<String> CHILDREN =
      List.of("の子", "児", "の息子", "の娘", "の孫", "の男の子", "の女の子");
  private static final List<String> LIMITS = List.of("以上", "以下", "未満", "まで", "向け", "から");

  private static final Set<String> SPEAK_FOR_MANY =
      Set.of("npo", "neighbourhood_association", "company", "student", "founder");
  private static final Set<String> CARE =
      Set.of(
          "care",
          "dementia",
          "employment",
          "mental-health",
          "illness",
          "medical",
          "care-home",
          "watching-over",
          "disability",
          "visual-impairment",
          "hearing-impairment");
  private static final Set<String> ORGANISERS = Set.of("npo", "neighbourhood_association");

  private final Sentence sentence;
  private final Aim aim;
  private final Set<String> found = new LinkedHashSet<>();

  private Audience(Sentence sentence, Aim aim) {
    this.sentence = sentence;
    this.aim = aim;
  }

  static List<String> of(Sentence sentence, Aim aim) {
    return new Audience(sentence, aim).read();
  }

  private List<String> read() {
    for (var token : sentence.left()) {
      for (var meaning : token.meanings()) {
        switch (meaning) {
          case Meaning.People people -> people(token, people);
          case Meaning.Trait(var slot, var value) when slot.equals("age") ->
              age(token, Integer.parseInt(value));
          default -> {}
        }
      }
    }
    if (aim.need() == Need.START_GROUP) {
      found.add("founder");
    }
    if (sayGroup() && found.stream().noneMatch(SPEAK_FOR_MANY::contains)) {
      found.add("npo");
    }
    return new ArrayList<>(found);
  }

  /** Who needs money, a room, members or a professional for an activity speaks for a group. */
  private boolean sayGroup() {
    return aim.kind() == Kind.NEED_MEMBERS
        || aim.side() == Side.ASK
        || aim.need() == Need.MONEY
        || aim.need() == Need.PLACE
        || aim.need() == Need.NETWORKING;
  }

  private boolean cares() {
    return aim.need() == Need.GET_HELP
        || sentence.left(Meaning.Concept.class).stream()
            .flatMap(token -> token.as(Meaning.Concept.class).stream())
            .anyMatch(concept -> CARE.contains(concept.id()));
  }

  private void people(Token token, Meaning.People people) {
    if (isOthers(token)) {
      return;
    }
    if (people.code().equals("kin")) {
      if (cares()) {
        found.add("carer");
      }
      return;
    }
    boolean served = isChild(token, people.code()) && forOthers() && !comesAlong(token);
    if ((people.speaker() && !served) || takesPart(token, people.code())) {
      found.add(people.code());
      if (people.code().equals("child") && Companions.follow(sentence, token)) {
        found.add("parent");
      }
    }
  }

  /** 学生さん and 企業さん are said of others. */
  private boolean isOthers(Token token) {
    return follows(token, OTHERS);
  }

  /** Whether a word says child, also where it makes a parent of who says it: 子どもに見せる. */
  private boolean isChild(Token token, String code) {
    var surface = sentence.surface(token);
    return code.equals("child")
        || (code.equals("parent") && CHILD.stream().anyMatch(surface::startsWith));
  }

  /** Whether others are to have something of it: 赤ちゃんのいるご家庭に渡したい. */
  private boolean forOthers() {
    return HELPING.contains(kind()) || aim.need() == Need.START_GROUP;
  }

  private boolean comesAlong(Token token) {
    return aim.kind() != Kind.GIVE_RESOURCE && Companions.are(sentence, token);
  }

  private boolean takesPart(Token token, String code) {
    if (ORGANISERS.contains(code)) {
      return organises() || follows(token, SPOKEN);
    }
    if (follows(token, SPOKEN) || Companions.follow(sentence, token)) {
      return true;
    }
    return !forOthers() && !follows(token, SERVED);
  }

  /** Whether a group speaks: it asks for people, skills, money or a place. */
  private boolean organises() {
    return aim.side() == Side.ASK
        || kind() == Kind.NEED_MEMBERS
        || aim.need() == Need.MONEY
        || aim.need() == Need.PLACE
        || aim.need() == Need.CONSULTATION;
  }

  private Kind kind() {
    return aim.kind() == null ? Kind.OTHER : aim.kind();
  }

  private boolean follows(Token token, List<String> words) {
    return words.stream().anyMatch(word -> sentence.followedBy(token, word));
  }

  private void age(Token token, int age) {
    if (follows(token, LIMITS)) {
      return;
    }
    if (age >= 50 && follows(token, PARENTS)) {
      found.add("carer");
    } else if (age < 13) {
      found.add("child");
      found.add("parent");
    } else if (follows(token, CHILDREN)) {
      found.add("parent");
      found.add("teen");
    } else if (age <= 18) {
      found.add("teen");
    } else if (age >= 60) {
      found.add("senior");
    }
  }
}
