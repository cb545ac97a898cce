/** Tsunagu: introduces residents to the organisations of their city, on LINE. */
@NullMarked
package tsunagu;

import org.jspecify.annotations.NullMarked;
