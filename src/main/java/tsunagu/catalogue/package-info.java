/** The listings: reading feeds, repairing, validating, storing and exporting them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tsunagu.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
