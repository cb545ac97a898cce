/** Order and once-ness per person: takes the events of the lanes held, one at a time a person. */
@ApplicationModule(allowedDependencies = {"conversation", "lane", "message", "trace"})
@NullMarked
package tsunagu.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
