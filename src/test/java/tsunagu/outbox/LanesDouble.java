package tsunagu.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** One lane in memory, as far as the outbox touches it. */
final class LanesDouble implements Lanes {
  private final SortedMap<Long, String> parcels = new ConcurrentSkipListMap<>();
  private final Map<Long, String> tries = new ConcurrentHashMap<>();
  private final Map<Long, String> dead = new ConcurrentHashMap<>();

  Map<Long, String> dead() {
    return dead;
  }

  @Override
  public SortedMap<Long, String> parcels(int lane) {
    return parcels;
  }

  @Override
  public Map<Long, String> tries(int lane) {
    return tries;
  }

  @Override
  public boolean settle(Settling settling) {
    settling.done().forEach(this::remove);
    settling.dead().keySet().forEach(this::remove);
    tries.putAll(settling.again());
    dead.putAll(settling.dead());
    return true;
  }

  private void remove(Long number) {
    parcels.remove(number);
    tries.remove(number);
  }

  @Override
  public boolean holds(int lane) {
    return true;
  }

  @Override
  public void listen(Listener listener) {
    listener.taken(7);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public int count() {
    return 64;
  }

  @Override
  public PersonId person(String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int lane(PersonId person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Acceptance> accept(List<Incoming> incomings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Arrived> waiting(int lane, long from, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Standing> find(PersonId person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Commit.Answer commit(Commit commit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean record(int lane, List<Write> writes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> find(int lane, Drawer drawer, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Ranked> ranked(Drawer drawer, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> members(Drawer drawer, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Entry> entries(int lane, Drawer drawer, String id, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Duration fire(int lane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean leave(Arrived arrived) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean bury(Arrived arrived, Failure failure) {
    throw new UnsupportedOperationException();
  }
}
