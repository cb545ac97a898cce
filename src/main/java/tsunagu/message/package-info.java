/** The handful of words all rooms use: what comes in, what goes out, and whom it concerns. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tsunagu.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
