package tsunagu.flow;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    var reader = new FlowReader();
    var flows = reader.read(FlowFiles.of(folder));
    return reader.findings().isEmpty() ? of(flows) : sorted(reader.findings());
  }

  static List<Finding> of(Flows flows) {
    var paths = new Paths(flows);
    var findings = new ArrayList<>(paths.findings());
    findings.addAll(new WordCheck(flows).findings());
    if (findings.isEmpty()) {
      findings.addAll(new SlotCheck(paths).findings());
    }
    return sorted(findings);
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
}
