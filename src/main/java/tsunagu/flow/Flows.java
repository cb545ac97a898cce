package tsunagu.flow;

import java.nio.file.Path;

/** A set of flows that was read and proved. Immutable. */
public final class Flows {
  private Flows() {}

  /**
   * The flows of a folder, one YAML file each.
   *
   * @throws FlowFault with every fault of every file at once
   * @throws java.io.UncheckedIOException when a file cannot be read
   */
  public static Flows read(Path folder) {
    throw new UnsupportedOperationException("being built");
  }
}
