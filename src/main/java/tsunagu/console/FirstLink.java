package tsunagu.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the link by which the first administrator comes in, while there is no account. */
@Component
class FirstLink {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLink.class);

  private final AccountStore accounts;
  private final String address;

  FirstLink(AccountStore accounts, @Value("${tsunagu.pages.address}") String address) {
    this.accounts = accounts;
    this.address = address;
  }

  @EventListener
  void print(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext && accounts.none()) {
      var token = accounts.invite(new AccountStore.Invitation(Coordinator.ALL, true));
      LOG.info(
          "First administrator: open {}/console/welcome/{} once, within 24 hours", address, token);
    }
  }
}
