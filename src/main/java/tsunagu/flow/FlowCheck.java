package tsunagu.flow;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Manner;

/** Proves a set of flows before anyone meets it. */
public final class FlowCheck {
  private FlowCheck() {}

  /**
   * Every fault of the flow files in a folder, by file and line; empty when they may be used.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be read
   */
  public static List<Finding> findings(Path folder) {
    return report(FlowFiles.of(folder)).findings();
  }

  /** What the proof of these files says; what they would say on LINE is not measured. */
  public static Report report(FlowFiles files) {
    var reader = new FlowReader();
    var flows = reader.read(files);
    var notes = new ArrayList<>(reader.notes());
    if (!reader.findings().isEmpty()) {
      return new Report(sorted(reader.findings()), notes, flows.list().size(), steps(flows));
    }
    var words = new WordCheck(flows);
    var findings = new ArrayList<>(words.findings());
    notes.addAll(words.notes());
    findings.addAll(paths(flows));
    return new Report(sorted(findings), notes, flows.list().size(), steps(flows));
  }

  /** The same, with everything said for the longest records and measured. */
  public static Report report(FlowFiles files, WorstCase worst) {
    var report = report(files);
    if (!report.findings().isEmpty()) {
      return report;
    }
    var flows = new FlowReader().read(files);
    return new Report(limits(flows, worst), report.notes(), report.flows(), report.steps());
  }

  /** What of proven flows would be too long, with everything said for the longest records. */
  public static List<Finding> limits(Flows flows, WorstCase worst) {
    return sorted(new LimitCheck(flows, worst).findings());
  }

  private static int steps(Flows flows) {
    return flows.list().stream().mapToInt(flow -> flow.steps().size()).sum();
  }

  static List<Finding> of(Flows flows) {
    var findings = new ArrayList<>(new WordCheck(flows).findings());
    findings.addAll(paths(flows));
    return sorted(findings);
  }

  private static List<Finding> paths(Flows flows) {
    var graph = new Graph(flows);
    var findings = new ArrayList<Finding>();
    findings.addAll(new CallCheck(flows).findings());
    findings.addAll(new SwitchCheck(flows).findings());
    var paths = new Paths(graph);
    findings.addAll(paths.findings());
    if (paths.joined()) {
      findings.addAll(new WaysOut(graph).findings());
      findings.addAll(new Breath(graph).findings());
      findings.addAll(new SlotCheck(graph).findings());
    }
    return findings;
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .distinct()
        .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
        .toList();
  }

  /**
   * Everything the flows can say, step by step, for the listings and organisations of a lookup; a
   * turn may join several of these.
   *
   * @param lookup its {@code search} must find every listing for {@code Wish.NONE}
   */
  public static List<Spoken> everyOutgoing(
      Flows flows, Lookup lookup, Collection<Manner> manners, LocalDate today) {
    return new Rehearsal(flows, lookup, today).everything(manners);
  }

  /** What is said at a step, such as {@code menu/what}. */
  public record Spoken(String where, Outgoing words) {}

  /**
   * What a proof says.
   *
   * @param findings what must be mended before the files are used; by file and line
   * @param notes what coordinators should know although nothing is wrong
   * @param flows how many flows were looked at
   * @param steps how many steps they have
   */
  public record Report(List<Finding> findings, List<Finding> notes, int flows, int steps) {
    public Report {
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The longest things that may have to be said, and who judges them.
   *
   * @param everything its {@code search} must find every listing for {@code Wish.NONE}
   * @param problems what is wrong with an outgoing, one sentence each; empty when nothing is
   */
  public record WorstCase(
      Lookup everything, Function<Outgoing, List<String>> problems, LocalDate today) {}
}
