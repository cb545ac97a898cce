package tsunagu.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends turns that hang: each is watched while it runs and interrupted when it takes too long.
 * Thread-safe.
 */
final class Overdue {
  private final long longest;
  private final Map<Watched, Thread> running = new ConcurrentHashMap<>();

  Overdue(Duration longest) {
    this.longest = longest.toNanos();
  }

  /** Watches the calling thread until it calls {@link Watched#over}. */
  Watched watch() {
    var watched = new Watched(System.nanoTime());
    running.put(watched, Thread.currentThread());
    return watched;
  }

  /** Interrupts what has run too long; to be called about once a second. */
  void look() {
    var now = System.nanoTime();
    running.forEach((watched, thread) -> {
      if (now - watched.began > longest) {
        watched.interrupt(thread);
      }
    });
  }

  /** One turn under watch. */
  final class Watched {
    private final ReentrantLock lock = new ReentrantLock();
    private final long began;
    private boolean late;
    private boolean over;

    private Watched(long began) {
      this.began = began;
    }

    private void interrupt(Thread thread) {
      lock.lock();
      try {
        if (!over && !late) {
          late = true;
          thread.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Ends the watch; true when the turn was interrupted, whose mark is taken from the thread. */
    boolean over() {
      running.remove(this);
      lock.lock();
      try {
        over = true;
        return late && (Thread.interrupted() || late);
      } finally {
        lock.unlock();
      }
    }
  }
}
