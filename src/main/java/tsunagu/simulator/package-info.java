/**
 * An offline LINE platform with a chat page; speaks only HTTP, so that any LINE bot could use it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tsunagu.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
