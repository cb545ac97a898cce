/**
 * Stories: conversations with the answers that are expected. Coordinators write them beside the
 * flows; {@code check}, the build and the console play them with one and the same runner, which
 * saves where the person stands and reads it again between any two turns.
 */
@ApplicationModule(allowedDependencies = {"flow", "message", "wish"})
@NullMarked
package tsunagu.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
