package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.lane.TestLanes;

@ExtendWith(OutputCaptureExtension.class)
class FirstLinkTests {
  @RegisterExtension final TestLanes lanes = new TestLanes();

  @Test
  void aRedisThatRefusesAtTheStartIsAskedAgain() {
    // HLEN of a text is an error, as every command is while Redis loads its file
    lanes.redis().opsForValue().set(AccountStore.ACCOUNTS, "not yet");
    var accounts = new Counting(lanes.redis());
    Thread.ofVirtual().start(new FirstLink(accounts, "http://here")::whenRedisAnswers);
    await().atMost(Duration.ofMinutes(1)).until(() -> accounts.asked.get() > 1);
    assertThat(accounts.token).isEmpty();
    lanes.redis().delete(AccountStore.ACCOUNTS);
    await().atMost(Duration.ofMinutes(1)).until(() -> !accounts.token.isEmpty());
    assertThat(accounts.invitation(accounts.token)).isPresent();
  }

  @Test
  void nothingIsPrintedOnceThereIsAnAccount(CapturedOutput printed) {
    var accounts = new AccountStore(lanes.redis());
    accounts.add(new AccountStore.Account("somebody", "IO-01", "", Instant.now()));
    new FirstLink(accounts, "http://here").whenRedisAnswers();
    assertThat(printed.getOut()).doesNotContain("welcome");
  }

  /** Accounts in Redis that count how often they were asked for. */
  private static final class Counting extends AccountStore {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String token = "";

    Counting(StringRedisTemplate redis) {
      super(redis);
    }

    @Override
    boolean none() {
      asked.incrementAndGet();
      return super.none();
    }

    @Override
    String invite(Invitation invitation) {
      token = super.invite(invitation);
      return token;
    }
  }
}
