/**
 * What a resident's words mean: kind, place, dates, fields, skills and danger; pure, without input
 * or output of its own.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tsunagu.wish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
