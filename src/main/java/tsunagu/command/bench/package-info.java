/** Measures the program beside yardsticks in one run, and prints ratios and medians. */
@NullMarked
package tsunagu.command.bench;

import org.jspecify.annotations.NullMarked;
