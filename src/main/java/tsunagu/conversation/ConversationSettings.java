package tsunagu.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long we remember.
 *
 * @param keepState of a person who does not write any more
 * @param keepWords of the transcript, for hand-over and replay only
 * @param linkLife of a one-time link, at most 30 minutes
 * @param memory states kept ready in memory so that their text need not be read; 0 keeps none
 */
@ConfigurationProperties("tsunagu.conversation")
record ConversationSettings(
    @DefaultValue("730d") Duration keepState,
    @DefaultValue("30d") Duration keepWords,
    @DefaultValue("30m") Duration linkLife,
    @DefaultValue("4000") int memory) {}
