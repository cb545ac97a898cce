package tsunagu.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which answers this instance began to say and which it has said, by the key they were born with. A
 * turn may run twice, and Redis may forget that one is done with: whoever turns up again is then
 * not taken for one that never left. The last ten thousand. Thread-safe.
 */
final class Spoken {
  private static final int MOST = 10_000;

  private final Map<UUID, Boolean> said =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Bytes of it may leave from now on. */
  synchronized void begins(Parcel parcel) {
    said.putIfAbsent(name(parcel), false);
  }

  /** It was read, as far as can be told. */
  synchronized void isSaid(Parcel parcel) {
    said.put(name(parcel), true);
  }

  /** Nothing of it has arrived, which is certain. */
  synchronized void isUnsaid(Parcel parcel) {
    said.remove(name(parcel));
  }

  synchronized boolean mayHaveLeft(Parcel parcel) {
    return said.containsKey(name(parcel));
  }

  synchronized boolean wasSaid(Parcel parcel) {
    return said.getOrDefault(name(parcel), false);
  }

  private static UUID name(Parcel parcel) {
    return parcel.calls().getFirst().key();
  }
}
