package tsunagu.search;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A fixed few threads that search: a search is all calculation, and each thread keeps its own
 * analyzers. When too many wait, who asks has to do it himself. Thread-safe.
 */
final class Crew implements AutoCloseable {
  private static final int MOST_WAITING = 256;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          cores(),
          cores(),
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("search-", 0).factory(),
          new ThreadPoolExecutor.CallerRunsPolicy());

  private static int cores() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  /** The answer, once one of them has found it. */
  <T> T ask(Callable<T> question) {
    try {
      return threads.submit(question).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while searching", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the search failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
