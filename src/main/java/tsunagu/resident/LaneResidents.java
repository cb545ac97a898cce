package tsunagu.resident;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;

/** The residents as the lanes keep them: a section of each person's state, and audience sets. */
@Component
final class LaneResidents implements Residents {
  /** A state leaves empty lists out. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .withConfigOverride(
              List.class,
              override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private final Lanes lanes;

  LaneResidents(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public Optional<Profile> find(PersonId person) {
    return lanes.find(person).flatMap(standing -> profile(standing.state()));
  }

  @Override
  public Set<PersonId> audience(Collection<String> wards, Collection<Integer> fields) {
    var people = new LinkedHashSet<PersonId>();
    for (var set : AudienceSets.wanted(wards, fields)) {
      lanes.members(Drawer.AUDIENCE, set).forEach(hash -> people.add(new PersonId(hash)));
    }
    return people;
  }

  @Override
  public List<Write> moving(PersonId person, @Nullable Profile before, @Nullable Profile after) {
    var old = AudienceSets.of(before);
    var now = AudienceSets.of(after);
    var writes = new ArrayList<Write>();
    for (var set : old) {
      if (!now.contains(set)) {
        writes.add(new Write.Leave(Drawer.AUDIENCE, set, person.hash()));
      }
    }
    for (var set : now) {
      if (!old.contains(set)) {
        writes.add(new Write.Join(Drawer.AUDIENCE, set, person.hash()));
      }
    }
    return writes;
  }

  private static Optional<Profile> profile(String state) {
    var section = JSON.readTree(state).path("profile");
    return section.isObject()
        ? Optional.of(JSON.treeToValue(section, Profile.class))
        : Optional.empty();
  }
}
