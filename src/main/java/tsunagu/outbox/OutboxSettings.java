package tsunagu.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently words are carried out.
 *
 * @param tokenLimit how old a reply token may be when it is used (LINE: about one minute)
 * @param connectTimeout for the connection to LINE
 * @param answerTimeout for a whole call; two attempts must fit a token
 * @param firstRetry the first wait after a failed push; doubles up to {@code longestRetry}
 * @param giveUpAfter less than the 24 hours a retry key is good for
 * @param connections to LINE at most, held by calls that wait for an answer
 */
@ConfigurationProperties("tsunagu.outbox")
record OutboxSettings(
    @DefaultValue("50s") Duration tokenLimit,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration answerTimeout,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("5m") Duration longestRetry,
    @DefaultValue("23h") Duration giveUpAfter,
    @DefaultValue("256") int connections,
    @DefaultValue Rates rates,
    @DefaultValue Thrift thrift) {

  /**
   * Calls a second of all instances together (LINE: "Rate limits", per channel and endpoint).
   *
   * @param reply LINE allows 2,000
   * @param push LINE allows 2,000
   * @param multicast LINE allows 200
   */
  record Rates(
      @DefaultValue("1900") int reply,
      @DefaultValue("1900") int push,
      @DefaultValue("190") int multicast) {}

  /**
   * How the month's pushes are made to last.
   *
   * @param reserve percent of the month's messages kept for what people need
   * @param patience how long words nobody would miss wait for the next reply before they are let go
   * @param look how often LINE is asked for the quota
   */
  record Thrift(
      @DefaultValue("20") int reserve,
      @DefaultValue("72h") Duration patience,
      @DefaultValue("5m") Duration look) {
    Thrift {
      if (reserve < 0 || reserve > 100) {
        throw new IllegalArgumentException("tsunagu.outbox.thrift.reserve is 0 to 100 percent");
      }
    }
  }
}
