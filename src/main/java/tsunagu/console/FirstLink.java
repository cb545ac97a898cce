package tsunagu.console;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Prints the link by which the first administrator comes in, while there is no account. */
@Component
class FirstLink {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLink.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final long TRIES = 300;

  private final AccountStore accounts;
  private final String address;

  FirstLink(AccountStore accounts, @Value("${tsunagu.pages.address}") String address) {
    this.accounts = accounts;
    this.address = address;
  }

  /** Beside the program, which serves already: a Redis that is away must not end it. */
  @EventListener
  void ready(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext) {
      Thread.ofVirtual().name("first-link").start(this::whenRedisAnswers);
    }
  }

  /** Tries until Redis answers, for five minutes at most. */
  void whenRedisAnswers() {
    var policy =
        RetryPolicy.builder()
            .includes(DataAccessException.class)
            .delay(BETWEEN)
            .maxRetries(TRIES)
            .build();
    try {
      new RetryTemplate(policy).execute(this::print);
    } catch (RetryException _) {
      LOG.warn("Whether there is an administrator is not known: Redis does not answer");
    }
  }

  private boolean print() {
    var none = accounts.none();
    if (none) {
      var token = accounts.invite(new AccountStore.Invitation(Coordinator.ALL, true));
      LOG.info(
          "First administrator: open {}/console/welcome/{} once, within 24 hours", address, token);
    }
    return none;
  }
}
