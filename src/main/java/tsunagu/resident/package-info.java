/** Who a resident chose to be for us: preferences, friend state, audience sets, one-time links. */
@ApplicationModule(allowedDependencies = {"lane", "message"})
@NullMarked
package tsunagu.resident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
