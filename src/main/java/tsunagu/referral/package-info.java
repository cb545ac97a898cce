/** Organisations and their remits, routing, consent and the life of a referral. */
@ApplicationModule(allowedDependencies = {"lane", "message", "wish"})
@NullMarked
package tsunagu.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
