package tsunagu.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken on at once.
 *
 * @param turns turns running side by side in this instance
 * @param memory events of a lane kept in memory; more wait in Redis
 * @param tries how often a turn is tried before its event is moved aside
 * @param firstRetry pause after a first failure; it doubles with each further one
 * @param patience how long running turns are waited for when the program stops
 * @param most messages of one person that are answered within {@code within}; the next is answered
 *     with a request to wait, and those after it are left alone until that time is over
 * @param within such as a minute
 * @param longestTurn how long one try may take, on top of what Redis takes; then it is given up on
 *     and has failed
 */
@ConfigurationProperties("tsunagu.inbox")
record InboxSettings(
    @DefaultValue("64") int turns,
    @DefaultValue("256") int memory,
    @DefaultValue("3") int tries,
    @DefaultValue("200ms") Duration firstRetry,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("30") int most,
    @DefaultValue("1m") Duration within,
    @DefaultValue("5s") Duration longestTurn) {}
