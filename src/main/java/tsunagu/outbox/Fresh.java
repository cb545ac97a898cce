package tsunagu.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parcels made here and not yet carried, by what is written of them, so that they need not be read
 * again, and so that it is known of them that nobody else can have sent them. Thread-safe.
 */
final class Fresh {
  private static final int MOST = 1_000;

  private final Map<String, Made> all = new ConcurrentHashMap<>();

  /**
   * A parcel.
   *
   * @param holding how often its lane had been taken when it was made
   */
  record Made(Parcel parcel, int holding) {}

  String put(Parcel parcel, int holding) {
    if (all.size() > MOST) {
      // turns that were not written leave theirs behind
      all.clear();
    }
    var written = parcel.write();
    all.put(written, new Made(parcel, holding));
    return written;
  }

  @Nullable Made take(String written) {
    return all.remove(written);
  }

  /** Whether a parcel was made during a holding, so that whoever made it will carry it. */
  boolean isComing(String written, int holding) {
    var made = all.get(written);
    return made != null && made.holding() == holding;
  }
}
