/**
 * Words on their way to LINE: shaped within LINE's limits, sent once, by reply or push, and
 * counted.
 */
@ApplicationModule(allowedDependencies = {"lane", "message", "trace"})
@NullMarked
package tsunagu.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
