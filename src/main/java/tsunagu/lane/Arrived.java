package tsunagu.lane;

import java.time.Instant;
import tsunagu.message.Incoming;

/**
 * An event as it lies in a lane's inbox.
 *
 * @param number without holes inside the lane
 * @param received Redis time of its acceptance; a reply token's age counts from here
 */
public record Arrived(int lane, long number, Instant received, Incoming incoming) {}
