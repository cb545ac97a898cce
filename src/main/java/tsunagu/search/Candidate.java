package tsunagu.search;

import java.util.Set;
import tsunagu.catalogue.Listing;

/**
 * A listing that may be shown.
 *
 * @param doc its number in the searcher that found it
 * @param series the same for all of one series
 * @param given what had been given up when it was found
 */
record Candidate(int doc, long series, Listing listing, Set<Step> given) {
  boolean fits() {
    return given.isEmpty();
  }
}
