package tsunagu.resident;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;

/** The residents who ever wrote to us. Thread-safe. */
public interface Residents {
  /** A resident's profile; it is the section {@code profile} of their state. */
  Optional<Profile> find(PersonId person);

  /** Those who want notices of any of these wards and fields; an empty list means all. */
  Set<PersonId> audience(Collection<String> wards, Collection<Integer> fields);

  /**
   * The writes that bring the audience sets from one profile to another.
   *
   * @param before null when the person stood in no set
   * @param after null when the person is forgotten
   */
  List<Write> moving(PersonId person, @Nullable Profile before, @Nullable Profile after);
}
