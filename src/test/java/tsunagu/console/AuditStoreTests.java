package tsunagu.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.lane.TestLanes;

/** The audit is only appended to, and shows what was done to it behind its back. */
class AuditStoreTests {
  private static final String KEY = "t:{audit}:log";
  private static final Coordinator ME = new Coordinator("me", "IO-01");

  @RegisterExtension final TestLanes lanes = new TestLanes();

  private AuditStore audit;

  @BeforeEach
  void write() {
    audit = new AuditStore(lanes.redis());
    for (var number = 0; number < 4; number++) {
      audit.write(ME, "contact-read", "referral " + number);
    }
  }

  @Test
  void entriesHangTogetherAlsoWhenManyWriteAtOnce() throws Exception {
    var all = new ArrayList<Callable<String>>();
    for (var number = 0; number < 10; number++) {
      all.add(() -> {
        new AuditStore(lanes.redis()).write(ME, "contact-read", "same");
        return "";
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }
    assertThat(audit.broken()).isEqualTo(-1);
    assertThat(audit.list(100)).hasSize(14);
  }

  @Test
  void aChangedEntryShows() {
    var entry = String.valueOf(lanes.redis().opsForList().index(KEY, 1));
    lanes.redis().opsForList().set(KEY, 1, entry.replace("referral 1", "referral 9"));
    assertThat(audit.broken()).isEqualTo(1);
  }

  @Test
  void aMissingEntryShows() {
    var entry = String.valueOf(lanes.redis().opsForList().index(KEY, 1));
    lanes.redis().opsForList().remove(KEY, 1, entry);
    assertThat(audit.broken()).isEqualTo(1);
  }

  @Test
  void anotherOrderShows() {
    var second = String.valueOf(lanes.redis().opsForList().index(KEY, 1));
    var third = String.valueOf(lanes.redis().opsForList().index(KEY, 2));
    lanes.redis().opsForList().set(KEY, 1, third);
    lanes.redis().opsForList().set(KEY, 2, second);
    assertThat(audit.broken()).isEqualTo(1);
  }
}
