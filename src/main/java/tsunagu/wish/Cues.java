package tsunagu.wish;

import java.util.Set;

/** The tags of {@code cues.yaml}: what a word hints at. */
final class Cues {
  static final String GIVE = "give";
  static final String LEND = "lend";
  static final String RECRUIT = "recruit";
  static final String SEEK = "seek";
  static final String PERSON = "person";
  static final String OURS = "ours";
  static final String START = "start";
  static final String MAKE = "make";
  static final String ORG = "org";
  static final String PROBONO = "probono";
  static final String CAN = "can";
  static final String LEARN = "learn";
  static final String FAVOUR = "favour";
  static final String EXPERT = "expert";
  static final String MONEY = "money";
  static final String PLACE = "place";
  static final String BORROW = "borrow";
  static final String NETWORK = "network";
  static final String TROUBLE = "trouble";
  static final String HELP_ME = "help-me";
  static final String CONSULT = "consult";
  static final String KNOW = "know";
  static final String VOLUNTEER = "volunteer";
  static final String HELP = "help";
  static final String EVENT = "event";
  static final String VISIT = "visit";
  static final String GROUP = "group";
  static final String JOIN = "join";
  static final String ATTEND = "attend";
  static final String ACTIVITY = "activity";
  static final String PEER = "peer";
  static final String EXIST = "exist";
  static final String WANT = "want";
  static final String NEGATION = "negation";
  static final String BUSY = "busy";
  static final String NOT = "not";
  static final String SPLIT = "split";
  static final String SERVED = "served";
  static final String SPEAKER = "speaker";
  static final String DOING = "doing";

  /**
   * Weak signs that only the sum of weights judges: people wanting, what one cannot do, worry,
   * things left over, rules asked for, money, rooms, partners, beginnings, a group speaking, a
   * craft.
   */
  static final Set<String> SIGNS =
      Set.of(
          "scarce", "unable", "pain", "surplus", "rule", "fund", "venue", "tie", "found", "side",
          "craft");

  static final Set<String> ALL =
      Set.of(
          GIVE, LEND, RECRUIT, SEEK, PERSON, OURS, START, MAKE, ORG, PROBONO, CAN, LEARN, FAVOUR,
          EXPERT, MONEY, PLACE, BORROW, NETWORK, TROUBLE, HELP_ME, CONSULT, KNOW, VOLUNTEER, HELP,
          EVENT, VISIT, GROUP, JOIN, ATTEND, ACTIVITY, EXIST, WANT, NEGATION, BUSY, NOT, SPLIT,
          SERVED, SPEAKER, PEER, DOING);

  private Cues() {}
}
