package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proving a thousand flows of fifty steps takes about four times as much as proving 250. */
@Tag("long")
class ManyFlowsTests {
  private static final FlowFiles BASE = FlowFiles.of(Path.of("src/test/resources/flow/sound"));
  private static final int STEPS = 50;

  /** What one proof costs: processor time of this thread, and what it allocates. */
  private record Cost(double seconds, double megabytes) {}

  @Test
  void timeAndMemoryGrowWithTheFlowsAndNotFaster() {
    prove(100);
    var some = prove(250);
    var many = prove(1_000);

    System.out.printf("250: %s, 1000: %s%n", some, many);
    assertThat(many.seconds() / some.seconds()).isLessThan(6);
    assertThat(many.megabytes() / some.megabytes()).isLessThan(6);
  }

  private static Cost prove(int flows) {
    var files = GeneratedFlows.many(BASE, flows, STEPS);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long began = threads.getCurrentThreadCpuTime();
    var report = FlowCheck.report(files);
    long took = threads.getCurrentThreadCpuTime() - began;
    assertThat(report.findings()).isEmpty();
    assertThat(report.steps()).isGreaterThanOrEqualTo(flows * STEPS);
    return new Cost(took / 1e9, (threads.getCurrentThreadAllocatedBytes() - allocated) / 1e6);
  }
}
