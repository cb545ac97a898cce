package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tsunagu.lane.TestLanes;

@ExtendWith(OutputCaptureExtension.class)
class FirstLinkTests {
  @RegisterExtension final TestLanes lanes = new TestLanes();

  @Test
  void aRedisThatRefusesAtTheStartIsAskedAgain(CapturedOutput printed) {
    // HLEN of a text is an error, as every command is while Redis loads its file
    lanes.redis().opsForValue().set(AccountStore.ACCOUNTS, "not yet");
    var before = refusals();
    var accounts = new AccountStore(lanes.redis());
    Thread.ofVirtual().start(new FirstLink(accounts, "http://here")::whenRedisAnswers);
    await().until(() -> refusals() > before);
    lanes.redis().delete(AccountStore.ACCOUNTS);
    await().until(() -> printed.getOut().contains("open http://here/console/welcome/"));
  }

  @Test
  void nothingIsPrintedOnceThereIsAnAccount(CapturedOutput printed) {
    var accounts = new AccountStore(lanes.redis());
    accounts.add(new AccountStore.Account("somebody", "IO-01", "", Instant.now()));
    new FirstLink(accounts, "http://here").whenRedisAnswers();
    assertThat(printed.getOut()).doesNotContain("welcome");
  }

  private long refusals() {
    try (var connection = lanes.redis().getRequiredConnectionFactory().getConnection()) {
      var counted = connection.serverCommands().info("errorstats");
      var wrong = counted == null ? null : counted.getProperty("errorstat_WRONGTYPE");
      return wrong == null ? 0 : Long.parseLong(wrong.substring(wrong.indexOf('=') + 1));
    }
  }
}
