package tsunagu.conversation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.flow.Engine;
import tsunagu.flow.Finding;
import tsunagu.flow.FlowFault;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;

/**
 * The flows in force. Their folder is looked at four times a second; files that changed and then
 * lay still are read and proved, and come into force without a restart. Faulty ones leave the old
 * ones in force and are told in the log, the console, the health and the metrics. The files are the
 * truth: nothing here writes them, and each instance watches its own. Thread-safe.
 */
@Component
public final class FlowFolder implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FlowFolder.class);

  private final Path folder;
  private final int mostSteps;
  private final Function<Flows, List<Finding>> limits;
  private final AtomicReference<Standing> standing;
  private final FolderWatch watch;

  /**
   * Reads the folder.
   *
   * @param limits what LINE would refuse of what they say
   * @throws FlowFault when the very first files are faulty
   */
  @Autowired
  public FlowFolder(
      @Value("${tsunagu.flows}") Path folder,
      BrakeSettings brakes,
      MeterRegistry meters,
      Function<Flows, List<Finding>> limits) {
    this.folder = folder;
    this.limits = limits;
    this.mostSteps = brakes.steps();
    this.watch = new FolderWatch(folder, "flows");
    var files = FlowFiles.of(folder);
    this.standing =
        new AtomicReference<>(
            new Standing(engine(files), files, Instant.now(), List.of(), Instant.now()));
    Gauge.builder("tsunagu.flows.refused", standing, now -> now.get().refused().size())
        .description("faults in flow files that were therefore not taken")
        .register(meters);
  }

  private Engine engine(FlowFiles files) {
    var flows = Flows.read(files);
    var tooLong = limits.apply(flows);
    if (!tooLong.isEmpty()) {
      throw new FlowFault(tooLong);
    }
    return Engine.of(flows, mostSteps);
  }

  /**
   * What is in force, and what was refused.
   *
   * @param files those in force, as they were read
   * @param since when they came into force here
   * @param refused faults of newer files; empty when the files in the folder are those in force
   * @param looked when the folder was last read
   */
  public record Standing(
      Engine engine, FlowFiles files, Instant since, List<Finding> refused, Instant looked) {
    public Standing {
      refused = List.copyOf(refused);
    }

    /** Which flows these are, the same on every instance with the same files. */
    public String version() {
      return files.version();
    }
  }

  /** The engine in force. */
  public Engine engine() {
    return standing.get().engine();
  }

  /** What is in force now. */
  public Standing standing() {
    return standing.get();
  }

  /** Where the files lie. */
  public Path folder() {
    return folder;
  }

  /** Reads the folder now, whether or not it seems changed. */
  public synchronized Standing reload() {
    watch.reading();
    var before = standing.get();
    try {
      var files = FlowFiles.of(folder);
      var same = files.version().equals(before.version());
      var engine = same ? before.engine() : engine(files);
      var since = same ? before.since() : Instant.now();
      standing.set(new Standing(engine, files, since, List.of(), Instant.now()));
      if (!same) {
        LOG.info("Flows {} are in force instead of {}", files.version(), before.version());
      }
    } catch (FlowFault fault) {
      refuse(before, fault.findings());
    } catch (UncheckedIOException unreadable) {
      refuse(before, List.of(new Finding("", 0, "", "フォルダが読めません。", "フォルダの場所と権限を確かめてください。")));
    }
    return standing.get();
  }

  private void refuse(Standing before, List<Finding> findings) {
    standing.set(
        new Standing(before.engine(), before.files(), before.since(), findings, Instant.now()));
    LOG.error("Changed flows are not taken, flows {} stay in force:", before.version());
    findings.forEach(finding -> LOG.error("  {}", finding));
  }

  @Override
  public void start() {
    watch.start(this::reload);
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
