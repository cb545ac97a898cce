package tsunagu.simulator;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated LINE behaves.
 *
 * @param enabled whether it is there at all
 * @param webhook where events go; absent means {@code /callback} of this very server
 * @param webhookTimeout how long an answer may take (LINE: two seconds)
 * @param redeliveries how often an event that was not answered with 2xx is sent again; 0 is LINE's
 *     switch in the off position
 * @param redeliveryWait before the first of them, doubled each time
 * @param replyTokenLife LINE: one minute
 * @param quota messages that may be pushed a month, counted by recipients (LINE's free plan: 200);
 *     -1 is unlimited
 * @param botName what the chat is called
 */
@ConfigurationProperties("tsunagu.simulator")
record SimulatorSettings(
    @DefaultValue("false") boolean enabled,
    @Nullable URI webhook,
    @DefaultValue("2s") Duration webhookTimeout,
    @DefaultValue("5") int redeliveries,
    @DefaultValue("1s") Duration redeliveryWait,
    @DefaultValue("1m") Duration replyTokenLife,
    @DefaultValue("200") long quota,
    @DefaultValue("つなぐ") String botName) {}
