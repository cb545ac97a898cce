/** LINE's door: raw bytes, signature, and each event made an Incoming. */
@ApplicationModule(allowedDependencies = {"inbox", "message"})
@NullMarked
package tsunagu.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
