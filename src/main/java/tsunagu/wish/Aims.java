package tsunagu.wish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tsunagu.wish.Wish.Aim;
import tsunagu.wish.Wish.Kind;
import tsunagu.wish.Wish.Need;
import tsunagu.wish.Wish.Side;

/**
 * Decides what a person is after. Verbs weigh more than nouns, and among nouns the last one rules,
 * as Japanese puts the head last: ボランティアの説明会 is an event, イベントのボランティア is not.
 */
final class Aims {
  private static final List<String> DESK_SKILLS = List.of("PB13", "PB14", "PB15", "PB16");

  private final Sentence sentence;
  private final List<Token> left;

  private Aims(Sentence sentence) {
    this.sentence = sentence;
    this.left = sentence.left();
  }

  static Aim of(Sentence sentence) {
    return new Aims(sentence).aim();
  }

  private boolean has(String cue) {
    return cue.equals(Cues.FAVOUR) ? sentence.asksFavour() : last(cue) >= 0;
  }

  private boolean helps() {
    return lastHelp() >= 0;
  }

  /** Where the speaker's own help is said last, or -1; 手伝ってほしい is not. */
  private int lastHelp() {
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).cue(Cues.HELP) && !sentence.isAskedOfOthers(left.get(i))) {
        return left.get(i).start();
      }
    }
    return -1;
  }

  /** Where the last token with a cue begins, or -1. */
  private int last(String cue) {
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).cue(cue)) {
        return left.get(i).start();
      }
    }
    return -1;
  }

  private boolean hasSkill() {
    return !sentence.left(Meaning.Skill.class).isEmpty();
  }

  private boolean hasActivity() {
    return sentence.left(Meaning.Concept.class).stream()
        .anyMatch(token -> token.as(Meaning.Concept.class).filter(c -> !c.people()).isPresent());
  }

  private boolean organised() {
    return has(Cues.OURS)
        || sentence.left(Meaning.People.class).stream()
            .anyMatch(token ->
                token
                    .as(Meaning.People.class)
                    .filter(people ->
                        people.speaker()
                            && List.of("npo", "neighbourhood_association").contains(people.code()))
                    .isPresent());
  }

  private Aim aim() {
    if (gives()) {
      return new Aim(Kind.GIVE_RESOURCE, null, null);
    }
    var side = side();
    if (side != null) {
      return new Aim(Kind.PROBONO, null, side);
    }
    if (recruits()) {
      return new Aim(Kind.NEED_MEMBERS, null, null);
    }
    var need = need();
    if (need != null) {
      return new Aim(Kind.CONSULTATION, need, null);
    }
    return new Aim(open(), null, null);
  }

  private boolean gives() {
    if (has(Cues.MONEY) && last(Cues.MONEY) > last(Cues.GIVE)) {
      return false;
    }
    if (can() && Traits.values(sentence, "resource").isEmpty()) {
      return false;
    }
    return has(Cues.GIVE) || (has(Cues.LEND) && !has(Cues.BORROW));
  }

  /** A deed of one's own before anything is offered: 剪定ができます。使ってもらえませんか offers work. */
  private boolean can() {
    return left.stream()
        .anyMatch(token ->
            token.cue(Cues.CAN) && !token.cue(Cues.GIVE) && token.start() < last(Cues.GIVE));
  }

  private boolean recruits() {
    if (has(Cues.RECRUIT)) {
      return true;
    }
    boolean people = has(Cues.PERSON) || has(Cues.VOLUNTEER) || has(Cues.FAVOUR);
    return organised() && people && (has(Cues.SEEK) || has(Cues.FAVOUR)) && !has(Cues.NETWORK);
  }

  private @Nullable Side side() {
    boolean skill = hasSkill();
    if (has(Cues.PROBONO)) {
      return asks() || has(Cues.SEEK) ? Side.ASK : Side.OFFER;
    }
    if (!skill || (has(Cues.LEARN) && !has(Cues.EXPERT)) || has(Cues.MONEY) || has(Cues.START)) {
      return null;
    }
    if (asks()) {
      return has(Cues.TROUBLE) && !has(Cues.SEEK) && !has(Cues.FAVOUR) ? null : Side.ASK;
    }
    boolean offer = has(Cues.CAN) || helps() || jobOfMine();
    if (!offer || (has(Cues.EVENT) && !has(Cues.CAN) && !helps()) || softly()) {
      return null;
    }
    return Side.OFFER;
  }

  /** Teaching, caring and languages are ordinary volunteer work when the word volunteer is said. */
  private boolean softly() {
    boolean desk =
        sentence.left(Meaning.Skill.class).stream()
            .flatMap(token -> token.as(Meaning.Skill.class).stream())
            .allMatch(skill -> DESK_SKILLS.contains(skill.code()));
    return desk && (has(Cues.VOLUNTEER) || (hasActivity() && helps() && !has(Cues.CAN)));
  }

  private boolean jobOfMine() {
    return sentence.left(Meaning.Skill.class).stream()
        .anyMatch(token ->
            token.as(Meaning.Skill.class).filter(Meaning.Skill::job).isPresent()
                && (has(Cues.SPEAKER) || has(Cues.WANT) || has(Cues.VOLUNTEER)));
  }

  private boolean asks() {
    return has(Cues.FAVOUR)
        || has(Cues.EXPERT)
        || (has(Cues.SEEK) && (has(Cues.PERSON) || organised()))
        || (has(Cues.TROUBLE) && organised());
  }

  private @Nullable Need need() {
    if (has(Cues.MONEY)) {
      return Need.MONEY;
    }
    if (has(Cues.BORROW) || (has(Cues.PLACE) && has(Cues.SEEK) && (organised() || makes()))) {
      return Need.PLACE;
    }
    if (has(Cues.START)) {
      return Need.START_GROUP;
    }
    if (has(Cues.NETWORK)) {
      return Need.NETWORKING;
    }
    if (makes()) {
      return Need.START_GROUP;
    }
    if (has(Cues.CONSULT)) {
      return organised() ? Need.CONSULTATION : Need.GET_HELP;
    }
    boolean meets = has(Cues.EVENT) || has(Cues.GROUP) || has(Cues.PEER);
    if (!meets && (has(Cues.HELP_ME) || (has(Cues.FAVOUR) && !helps() && !can()))) {
      return Need.GET_HELP;
    }
    if (has(Cues.TROUBLE) && !meets && !helps() && !has(Cues.VOLUNTEER)) {
      return Need.GET_HELP;
    }
    boolean wants = helps() || has(Cues.JOIN) || has(Cues.VISIT) || has(Cues.LEARN);
    if (has(Cues.KNOW) && !wants && !meets && !has(Cues.VOLUNTEER) && !whereabouts()) {
      return Need.CONSULTATION;
    }
    return null;
  }

  /** 指せる所があれば教えてください asks where, not how. */
  private boolean whereabouts() {
    return has(Cues.EXIST)
        && left.stream()
            .filter(token -> token.cue(Cues.KNOW))
            .allMatch(token -> sentence.surface(token).startsWith("教え"));
  }

  /** 作りたい, 開きたい and the like, with something that is founded. */
  private boolean makes() {
    int make = last(Cues.MAKE);
    if (make < 0) {
      return false;
    }
    Token before = null;
    for (var token : left) {
      if (token.start() < make && (isNoun(token) || token.cue(Cues.ORG))) {
        before = token;
      }
    }
    return before != null && before.cue(Cues.ORG);
  }

  private static boolean isHelping(Token token) {
    return token.as(Meaning.Concept.class).filter(Meaning.Concept::helping).isPresent();
  }

  private static boolean isNoun(Token token) {
    return token.cue(Cues.VOLUNTEER) || token.cue(Cues.EVENT) || token.cue(Cues.GROUP);
  }

  private Kind open() {
    int help = lastHelp();
    int visit = Math.max(last(Cues.VISIT), last(Cues.LEARN));
    int join = last(Cues.JOIN);
    int verb = Math.max(help, Math.max(visit, join));
    if (verb >= 0 && verb == help) {
      return Kind.VOLUNTEER;
    }
    var noun = lastNoun();
    if (noun == null && has(Cues.PEER)) {
      return Kind.GROUP;
    }
    if (verb >= 0 && verb == join) {
      return noun == Kind.VOLUNTEER || noun == Kind.EVENT ? noun : Kind.GROUP;
    }
    if (noun != null) {
      return noun;
    }
    if (verb >= 0) {
      return Kind.EVENT;
    }
    if (has(Cues.ACTIVITY)) {
      return Kind.VOLUNTEER;
    }
    if (has(Cues.ATTEND)) {
      return Kind.EVENT;
    }
    if (has(Cues.WANT) || has(Cues.CAN)) {
      return Kind.VOLUNTEER;
    }
    return has(Cues.EXIST) ? Kind.EVENT : Kind.OTHER;
  }

  private @Nullable Kind lastNoun() {
    for (int i = left.size() - 1; i >= 0; i--) {
      var token = left.get(i);
      if (token.cue(Cues.VOLUNTEER)) {
        return Kind.VOLUNTEER;
      }
      if (!token.cue(Cues.EVENT) && !token.cue(Cues.GROUP) && isHelping(token)) {
        return Kind.VOLUNTEER;
      }
      if (token.cue(Cues.EVENT)) {
        return Kind.EVENT;
      }
      if (token.cue(Cues.GROUP)) {
        return Kind.GROUP;
      }
    }
    return null;
  }
}
