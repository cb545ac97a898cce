package tsunagu.command.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures, row by row. All figures of a table come from one run on one machine; compare by the
 * ratios, the absolutes belong to the machine.
 */
public final class Bench {
  /** What can be measured. */
  public enum Part {
    PATH,
    ENGINE,
    SEARCH
  }

  /**
   * How to measure.
   *
   * @param rounds of which the median counts
   * @param length of one measurement
   * @param home an empty folder for what the measured programs write
   * @param launch the Java arguments that start this very program, without its own arguments
   * @param java further Java arguments for the program under measure, such as a recording
   * @param flows the folder of the conversation flows
   * @param indexData the folder of the catalogue
   * @param large whether a million listings are searched too
   * @param linePort where our stand-in for LINE listens; 0 takes any
   * @param other a further bot to drive beside ours, already running, and its process
   */
  public record Plan(
      int rounds,
      Duration length,
      Path home,
      List<String> launch,
      List<String> java,
      Path flows,
      Path indexData,
      boolean large,
      int linePort,
      @Nullable Other other) {
    /** Where the measured program finds its files. */
    List<String> folders() {
      return List.of("--tsunagu.flows=" + flows, "--tsunagu.index-data=" + indexData);
    }

    /**
     * What keeps one person from writing without end is no part of what is measured, nor are the
     * calls a second that LINE allows a channel: the yardsticks do not keep to them.
     */
    List<String> unbraked() {
      return Stream.of(
              "inbox.most",
              "conversation.brakes.turns",
              "conversation.brakes.same",
              "outbox.rates.reply")
          .map(setting -> "--tsunagu." + setting + "=" + 1_000_000)
          .toList();
    }
  }

  /**
   * A bot that somebody else has started; its channel secret is {@code bench-secret} and its LINE
   * our port.
   */
  public record Other(URI webhook, long pid) {}

  private Bench() {}

  /**
   * Runs one part and hands each finished row to a listener, as a line of a table or as JSON.
   *
   * @return whether every goal was met
   */
  public static boolean run(Part part, Plan plan, boolean json, Consumer<String> lines) {
    var met = new boolean[] {true};
    Consumer<Row> rows =
        row -> {
          met[0] &= row.met();
          lines.accept(json ? row.json() : row.plain());
        };
    switch (part) {
      case PATH -> new PathRows(plan, rows).measure();
      case SEARCH -> new SearchRows(plan, rows).measure();
      case ENGINE -> new EngineRows(plan, rows).measure();
    }
    return met[0];
  }

  /** Serves as the stateless yardstick until the process ends. */
  public static void echo(int port, URI line, String secret) {
    Echo.serve(port, line, secret);
  }
}
