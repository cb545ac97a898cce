package tsunagu.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/**
 * How long one question may take: so much of a processor's time, since a busy machine is no reason
 * to answer less; but never longer by the clock than ten times that. For the thread that made it.
 */
final class Patience implements QueryTimeout {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int AT_MOST_TIMES = 10;

  private final long most;
  private final long begun = System.nanoTime();
  private final long used = THREADS.getCurrentThreadCpuTime();

  Patience(Duration most) {
    this.most = most.toNanos();
  }

  @Override
  public boolean shouldExit() {
    long passed = System.nanoTime() - begun;
    return passed > most
        && (passed > most * AT_MOST_TIMES || THREADS.getCurrentThreadCpuTime() - used > most);
  }
}
