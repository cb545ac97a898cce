/**
 * The trips of messages, from LINE's webhook to LINE's answer, told to an OpenTelemetry collector
 * where one is named.
 */
@ApplicationModule(allowedDependencies = "message")
@NullMarked
package tsunagu.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
