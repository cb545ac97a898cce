/** The declarative conversation flows: reading, proving and running them; pure. */
@ApplicationModule(allowedDependencies = {"message", "wish"})
@NullMarked
package tsunagu.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
