package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What must be so before an instance may touch the lanes. */
final class Agreement {
  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;

  Agreement(Redis redis, Keys keys, Keyring keyring) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
  }

  /**
   * Checks what instances share.
   *
   * @throws IllegalStateException with the setting to change
   */
  void check() {
    agree(
        "lanes",
        Integer.toString(keys.count()),
        "The lanes in this Redis are %s, not %s: set tsunagu.lane.count back; changing it needs the"
            + " lanes moved first.");
    agree(
        "keys",
        keyring.fingerprint(),
        "What lies in this Redis was sealed with other keys (%s, not %s): put back the folder keys"
            + " of tsunagu.data it was made with.");
  }

  private void agree(String field, String mine, String otherwise) {
    var key = Call.bytes(Keys.CONFIG);
    var name = Call.bytes(field);
    redis.ask(to -> to.hsetnx(key, name, Call.bytes(mine)));
    byte[] kept = redis.ask(to -> to.hget(key, name));
    var theirs = kept == null ? "" : new String(kept, UTF_8);
    if (!theirs.equals(mine)) {
      throw new IllegalStateException(otherwise.formatted(theirs, mine));
    }
  }
}
