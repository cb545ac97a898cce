package tsunagu.search;

/**
 * All that decides what comes first, in one place. The text of one good word scores about 5 to 15;
 * what stands below "equals" puts equals in order and never lifts what does not fit. There is no
 * weight for a publisher, an organiser or the city itself.
 */
final class Weights {
  // ---- the text: what was said against what a listing says

  /** A word of the dictionary, as it stands. */
  static final float WORD = .5f;

  /** Pairs of characters in a title or name: coined words and slips in kanji. */
  static final float GRAM = .5f;

  /** Pairs of sounds: kana, romaji, okurigana and slips of the finger. */
  static final float SOUND = .7f;

  /** A single character such as 森. */
  static final float ONE = .5f;

  /** A name that is exactly what was said. */
  static final float EXACT = 4f;

  /** A concept outweighs a word, or else synonyms drown. */
  static final float CONCEPT = 2f;

  /** The resident's own word for a concept counts more than another word for it. */
  static final float OWN_WORD = 1.3f;

  /** A place that was named, where its ward is known: what is just there before the rest of it. */
  static final float NAMED_PLACE = 3f;

  /** Each skill a project needs and a person has. */
  static final float SKILL = 6f;

  /** The title counts more than the rest, the organiser less. */
  static final float TITLE = 3f;

  static final float ORGANISER = .5f;

  /** How much the second best chain of a word adds, and the second best field of a chain. */
  static final float BETWEEN_CHAINS = .2f;

  static final float BETWEEN_FIELDS = .3f;

  // ---- equals: what a person would rather have

  /** The ward that was asked for; the wards next to it, the whole city and online. */
  static final float OWN_WARD = 1.5f;

  static final float NEAR = .7f;

  /** The person's language is spoken there. */
  static final float LANGUAGE = 3f;

  /** Made for such people; for beginners or free of charge where that was asked for. */
  static final float WELCOME = 2f;

  /** Not made for children or young people alone, where nobody said how old he is. */
  static final float GROWN_UP = 1f;

  /** Beginners are welcome though nobody asked; the field of activity is the same. */
  static final float SLIGHT = .5f;

  /** A date at once; half of it after two weeks; something that is always there. */
  static final double SOON = 2;

  static final double SOON_DAYS = 14;
  static final double UNDATED = .7;

  /** Checked today; half of it after a month; taken off when not checked for half a year. */
  static final double CHECKED = 1;

  static final double CHECKED_DAYS = 30;
  static final double STALE_DAYS = 180;

  /** Many places left; half of it with five; a listing that does not tell counts as one of five. */
  static final double PLACES = .5;

  static final double PLACES_HALF = 5;

  /** A project that takes no time; half of it at twenty hours. */
  static final double EFFORT = .6;

  static final double EFFORT_HALF = 20;

  /** The draw of the day, so that nobody is always last. */
  static final double DRAW = .05;

  private Weights() {}
}
