package tsunagu.wish;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What in a sentence speaks for one aim or another, as short names: a cue ({@code help}), the last
 * verb ({@code end:help}) and the last noun ({@code head:event}), for Japanese puts the head last,
 * who speaks ({@code organised}), what it is about ({@code field:6}), and pairs ({@code
 * skill+can}).
 */
final class Clues {
  private static final Set<String> VERBS =
      Set.of(
          Cues.HELP,
          Cues.VISIT,
          Cues.LEARN,
          Cues.JOIN,
          Cues.GIVE,
          Cues.LEND,
          Cues.BORROW,
          Cues.START,
          Cues.MAKE,
          Cues.NETWORK,
          Cues.CONSULT,
          Cues.RECRUIT,
          Cues.TROUBLE,
          Cues.HELP_ME,
          Cues.MONEY,
          Cues.SEEK,
          Cues.KNOW,
          Cues.CAN);

  /** The field of culture and sport. */
  static final int HOBBY = 6;

  private static final List<String> DESK_SKILLS = List.of("PB13", "PB14", "PB15", "PB16");
  private static final Set<String> GROUPS = Set.of("npo", "neighbourhood_association");
  private static final Set<String> TOPICS = Set.of("topic", "people", "skill", "goods", "room");
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("skill", Cues.CAN),
          List.of("skill", Cues.HELP),
          List.of("skill", Cues.LEARN),
          List.of("skill", Cues.FAVOUR),
          List.of("skill", Cues.SEEK),
          List.of("skill", Cues.TROUBLE),
          List.of("skill", Cues.EXPERT),
          List.of("job", Cues.SPEAKER),
          List.of("job", Cues.WANT),
          List.of("job", Cues.HELP),
          List.of("soft-skill", Cues.VOLUNTEER),
          List.of("soft-skill", Cues.HELP),
          List.of("soft-skill", "topic"),
          List.of("organised", Cues.SEEK),
          List.of("organised", Cues.FAVOUR),
          List.of("organised", Cues.TROUBLE),
          List.of("organised", Cues.PERSON),
          List.of("organised", Cues.CONSULT),
          List.of("organised", Cues.KNOW),
          List.of("organised", Cues.PLACE),
          List.of("organised", "skill"),
          List.of(Cues.SEEK, Cues.PERSON),
          List.of(Cues.SEEK, Cues.PLACE),
          List.of(Cues.SEEK, Cues.GROUP),
          List.of(Cues.PLACE, Cues.VISIT),
          List.of(Cues.PLACE, "kin"),
          List.of(Cues.PLACE, "parent"),
          List.of(Cues.PLACE, Cues.TROUBLE),
          List.of(Cues.KNOW, Cues.ACTIVITY),
          List.of(Cues.VISIT, "kin"),
          List.of(Cues.VISIT, "child"),
          List.of("goods", Cues.HELP_ME),
          List.of("goods", "company"),
          List.of(Cues.SEEK, Cues.EVENT),
          List.of(Cues.PLACE, Cues.BORROW),
          List.of(Cues.BORROW, Cues.MONEY),
          List.of(Cues.BORROW, "cash"),
          List.of(Cues.ORG, Cues.MAKE),
          List.of(Cues.ORG, Cues.START),
          List.of(Cues.FAVOUR, "kin"),
          List.of(Cues.TROUBLE, "kin"),
          List.of(Cues.HELP_ME, "kin"),
          List.of(Cues.HELP_ME, Cues.EVENT),
          List.of(Cues.TROUBLE, Cues.EVENT),
          List.of(Cues.TROUBLE, Cues.HELP),
          List.of(Cues.TROUBLE, Cues.PEER),
          List.of(Cues.TROUBLE, Cues.GROUP),
          List.of(Cues.TROUBLE, "parent"),
          List.of(Cues.HELP_ME, "parent"),
          List.of(Cues.CONSULT, Cues.TROUBLE),
          List.of(Cues.CONSULT, Cues.HELP),
          List.of(Cues.CONSULT, "parent"),
          List.of(Cues.CONSULT, "kin"),
          List.of(Cues.HELP, Cues.ATTEND),
          List.of(Cues.HELP, Cues.EXIST),
          List.of(Cues.KNOW, Cues.EXIST),
          List.of(Cues.KNOW, Cues.EVENT),
          List.of(Cues.KNOW, Cues.GROUP),
          List.of(Cues.KNOW, Cues.VOLUNTEER),
          List.of(Cues.GIVE, "goods"),
          List.of(Cues.GIVE, Cues.VOLUNTEER),
          List.of(Cues.GIVE, Cues.MONEY),
          List.of(Cues.GIVE, Cues.HELP),
          List.of(Cues.LEND, "room"),
          List.of(Cues.NETWORK, "company"),
          List.of(Cues.NETWORK, "organised"),
          List.of(Cues.JOIN, Cues.EVENT),
          List.of(Cues.JOIN, Cues.GROUP),
          List.of(Cues.JOIN, Cues.VOLUNTEER),
          List.of(Cues.EXIST, "hobby"),
          List.of(Cues.WANT, "hobby"),
          List.of(Cues.HELP, "hobby"),
          List.of(Cues.CAN, "hobby"),
          List.of("helping", Cues.EVENT),
          List.of("helping", Cues.GROUP),
          List.of("helping", Cues.WANT),
          List.of("helping", Cues.LEARN));

  private final Sentence sentence;
  private final List<Token> left;
  private final Set<String> clues = new LinkedHashSet<>();

  private Clues(Sentence sentence) {
    this.sentence = sentence;
    this.left = sentence.left();
  }

  /** The clues of a sentence, each once. */
  static Set<String> of(Sentence sentence) {
    var found = new Clues(sentence);
    found.cues();
    found.topics();
    found.speaker();
    found.ends();
    found.pairs();
    found.clues.remove(Cues.SPEAKER);
    found.bare();
    found.signs();
    return found.clues;
  }

  private void cues() {
    for (var token : left) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.Cue(var tag) && !isOthers(token, tag)) {
          clues.add(tag);
        }
      }
    }
    if (sentence.asksFavour()) {
      clues.add(Cues.FAVOUR);
    }
    if (sentence.text().endsWith("?") || sentence.text().endsWith("か")) {
      clues.add("question");
    }
  }

  /** 手伝ってほしい is nothing the speaker wants to do. */
  private boolean isOthers(Token token, String tag) {
    return tag.equals(Cues.HELP) && sentence.isAskedOfOthers(token);
  }

  private void topics() {
    boolean desk = true;
    for (var token : left) {
      for (var meaning : token.meanings()) {
        switch (meaning) {
          case Meaning.Concept concept -> concept(token, concept);
          case Meaning.Skill(var code, var job) -> {
            clues.add("skill");
            desk &= DESK_SKILLS.contains(code);
            if (job) {
              clues.add("job");
            }
          }
          case Meaning.Trait(var slot, var value) when slot.equals("resource") ->
              clues.add(value.equals("物") ? "goods" : value.equals("場") ? "room" : "cash");
          default -> {}
        }
      }
    }
    if (desk && clues.contains("skill")) {
      clues.add("soft-skill");
    }
  }

  private void concept(Token token, Meaning.Concept concept) {
    if (concept.people()) {
      clues.add(Companions.are(sentence, token) ? "along" : "people");
      return;
    }
    if (concept.helping()) {
      clues.add("helping");
    }
    if (!clues.contains("topic") && !concept.fields().isEmpty()) {
      int field = concept.fields().getFirst();
      clues.add("field:" + field);
      if (field == HOBBY) {
        clues.add("hobby");
      }
    }
    clues.add("topic");
  }

  private void speaker() {
    for (var token : left) {
      for (var meaning : token.meanings()) {
        if (meaning instanceof Meaning.People(var code, var speaks)
            && (speaks || code.equals("kin"))) {
          clues.add(code);
          if (GROUPS.contains(code)) {
            clues.add("organised");
          }
        }
      }
    }
    if (clues.contains(Cues.OURS)) {
      clues.add("organised");
    }
  }

  private void ends() {
    Token verb = null;
    String head = "";
    for (var token : left) {
      if (VERBS.stream().anyMatch(tag -> token.cue(tag) && !isOthers(token, tag))) {
        verb = token;
      }
      var noun = head(token);
      head = noun.isEmpty() ? head : noun;
    }
    if (verb != null) {
      for (var tag : VERBS) {
        if (verb.cue(tag)) {
          clues.add("end:" + tag);
        }
      }
    }
    if (!head.isEmpty()) {
      clues.add("head:" + head);
    }
  }

  private static String head(Token token) {
    if (token.cue(Cues.VOLUNTEER)) {
      return Cues.VOLUNTEER;
    }
    boolean helping = token.as(Meaning.Concept.class).filter(Meaning.Concept::helping).isPresent();
    if (token.cue(Cues.EVENT)) {
      return Cues.EVENT;
    }
    if (token.cue(Cues.GROUP)) {
      return Cues.GROUP;
    }
    return helping ? Cues.VOLUNTEER : token.cue(Cues.ORG) ? Cues.ORG : "";
  }

  /** No verb: a single topic, or nothing at all that says what somebody is after. */
  private void bare() {
    if (clues.stream().noneMatch(Cues.ALL::contains)) {
      clues.add(TOPICS.stream().anyMatch(clues::contains) ? "bare" : "empty");
    }
  }

  private void signs() {
    var signs = sentence.signs();
    int last = signs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    signs.forEach((tag, end) -> {
      clues.add("sign:" + tag);
      if (end == last) {
        clues.add("last:" + tag);
      }
    });
  }

  private void pairs() {
    for (var pair : PAIRS) {
      if (clues.contains(pair.getFirst()) && clues.contains(pair.getLast())) {
        clues.add(pair.getFirst() + "+" + pair.getLast());
      }
    }
  }
}
