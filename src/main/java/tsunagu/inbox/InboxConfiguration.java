package tsunagu.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsunagu.conversation.Conversation;
import tsunagu.lane.Lanes;
import tsunagu.trace.Trips;

/** Puts the inbox together. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  InboxCounts inboxCounts(MeterRegistry meters) {
    return new InboxCounts(meters);
  }

  @Bean
  Inbox inbox(Lanes lanes, InboxCounts counts, Trips trips) {
    return new LaneInbox(lanes, counts, trips);
  }

  @Bean
  Consumer consumer(
      Lanes lanes,
      Conversation conversation,
      InboxSettings settings,
      InboxCounts counts,
      Trips trips) {
    var turns = new Turns(lanes, ToldConversation.of(conversation, trips), settings, counts);
    var consumer = new Consumer(lanes, turns, settings.memory());
    counts.lag(consumer::oldest);
    return consumer;
  }
}
