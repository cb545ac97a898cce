package tsunagu.kill;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** No process that a test started outlives the tests, however they end. */
final class Leftovers {
  private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
  }

  private Leftovers() {}

  static void watch(Process process) {
    STARTED.removeIf(each -> !each.isAlive());
    STARTED.add(process);
  }
}
