package tsunagu.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently words are carried out.
 *
 * @param tokenLimit how old a reply token may be when it is used (LINE: about one minute)
 * @param connectTimeout for the connection to LINE
 * @param answerTimeout for LINE's answer; two attempts must fit a token
 * @param firstRetry the first wait after a failed push; doubles up to {@code longestRetry}
 * @param giveUpAfter less than the 24 hours a retry key is good for
 */
@ConfigurationProperties("tsunagu.outbox")
record OutboxSettings(
    @DefaultValue("50s") Duration tokenLimit,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration answerTimeout,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("5m") Duration longestRetry,
    @DefaultValue("23h") Duration giveUpAfter) {}
