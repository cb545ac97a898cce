/** Lucene over the catalogue: Japanese analysis, the index as a view, ranking and evidence. */
@ApplicationModule(allowedDependencies = {"catalogue", "wish"})
@NullMarked
package tsunagu.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
