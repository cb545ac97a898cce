package tsunagu.lane;

/** What a lane keeps beside states, by its place in the key. */
public enum Drawer {
  /** Referrals: sealed values by referral id. */
  REFERRAL("r"),
  /** Open referrals of an organisation: referral ids ranked by the time of their last change. */
  ORGANISATION("org"),
  /** Ended referrals of an organisation, ranked likewise; kept as long as they are. */
  CLOSED("closed"),
  /** People waiting for or talking with a human of an organisation, ranked by since when. */
  HANDOVER("hand"),
  /** People who want notices of a ward and field, as {@code <ward>:<field>}. */
  AUDIENCE("aud"),
  /** A person's transcript: sealed entries by LINE message id. */
  LOG("log"),
  /** What the engine heard of a person: sealed entries by LINE message id or event id. */
  HEARD("heard"),
  /** A notice's ledger. */
  NOTICE("n"),
  /** Wishes that wait for something to fit them: sealed entries by person and wish. */
  WISHES("wishes"),
  /** People who offered a skill, by its code. */
  OFFERED("skill");

  private final String key;

  Drawer(String key) {
    this.key = key;
  }

  /** The part of the Redis key that names this drawer. */
  public String key() {
    return key;
  }
}
