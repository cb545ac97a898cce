package tsunagu.flow;

import java.util.List;
import java.util.stream.Collectors;

/** The flow files cannot be used as they are; says every fault at once. */
public final class FlowFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** Of these findings, at least one. */
  public FlowFault(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** Every fault, by file and line. */
  public List<Finding> findings() {
    return findings;
  }
}
