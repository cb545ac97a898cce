package tsunagu.resident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tsunagu.lane.Arrived;
import tsunagu.lane.Commit;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.PersonId;

/** The drawers of 64 lanes in memory, for tests of what is put into them and read back. */
public final class DrawersInMemory implements Lanes {
  private static final int LANES = 64;

  private final Map<String, String> states = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Map<String, Double>> lists = new TreeMap<>();
  private final Map<String, Set<String>> sets = new TreeMap<>();

  /** Gives a person a state. */
  public void stand(PersonId person, String state) {
    states.put(person.hash(), state);
  }

  /** Carries writes out in a person's lane. */
  public void write(PersonId person, List<Write> writes) {
    var lane = lane(person);
    for (var write : writes) {
      switch (write) {
        case Write.Keep(var drawer, var id, var value, var _) ->
            values.put(key(lane, drawer, id), value);
        case Write.Drop(var drawer, var id) -> values.remove(key(lane, drawer, id));
        case Write.Rank(var drawer, var id, var member, var score) ->
            lists.computeIfAbsent(key(lane, drawer, id), _ -> new HashMap<>()).put(member, score);
        case Write.Unrank(var drawer, var id, var member) ->
            lists.getOrDefault(key(lane, drawer, id), new HashMap<>()).remove(member);
        case Write.Join(var drawer, var id, var member) ->
            sets.computeIfAbsent(key(lane, drawer, id), _ -> new HashSet<>()).add(member);
        case Write.Leave(var drawer, var id, var member) ->
            sets.getOrDefault(key(lane, drawer, id), new HashSet<>()).remove(member);
        case Write.Append _, Write.Strike _ -> throw new UnsupportedOperationException();
      }
    }
  }

  /** Names of the sets a person stands in. */
  public Set<String> setsOf(PersonId person) {
    var names = new HashSet<String>();
    sets.forEach((key, members) -> {
      if (members.contains(person.hash())) {
        names.add(key.substring(key.indexOf('/') + 1));
      }
    });
    return names;
  }

  private static String key(int lane, Drawer drawer, String id) {
    return lane + ":" + drawer.key() + "/" + id;
  }

  @Override
  public int lane(PersonId person) {
    return Math.floorMod(person.hash().hashCode(), LANES);
  }

  @Override
  public int count() {
    return LANES;
  }

  @Override
  public Optional<Standing> find(PersonId person) {
    return Optional.ofNullable(states.get(person.hash())).map(state -> new Standing(1, state));
  }

  @Override
  public Optional<String> find(int lane, Drawer drawer, String id) {
    return Optional.ofNullable(values.get(key(lane, drawer, id)));
  }

  @Override
  public List<Ranked> ranked(Drawer drawer, String id) {
    var all = new ArrayList<Ranked>();
    for (var lane = 0; lane < LANES; lane++) {
      for (var entry : lists.getOrDefault(key(lane, drawer, id), Map.of()).entrySet()) {
        all.add(new Ranked(lane, entry.getKey(), entry.getValue()));
      }
    }
    all.sort(Comparator.comparingDouble(Ranked::score));
    return all;
  }

  @Override
  public Set<String> members(Drawer drawer, String id) {
    var all = new HashSet<String>();
    for (var lane = 0; lane < LANES; lane++) {
      all.addAll(sets.getOrDefault(key(lane, drawer, id), Set.of()));
    }
    return all;
  }

  @Override
  public Instant now() {
    throw new UnsupportedOperationException();
  }

  @Override
  public PersonId person(String address) {
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
  public Commit.Answer commit(Commit commit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SortedMap<Long, String> parcels(int lane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Long, String> tries(int lane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean settle(Settling settling) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean record(int lane, List<Write> writes) {
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
  public boolean bury(Arrived arrived, String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean holds(int lane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void listen(Listener listener) {
    throw new UnsupportedOperationException();
  }
}
