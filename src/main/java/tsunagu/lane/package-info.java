/**
 * The Redis side of a lane: key names, lease and holder, the scripts, and the sealing of all that
 * is kept of a person.
 */
@ApplicationModule(allowedDependencies = {"message"})
@NullMarked
package tsunagu.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
