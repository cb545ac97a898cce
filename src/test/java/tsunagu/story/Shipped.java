package tsunagu.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped flow files as plain data, read without the reader that is tested with them. */
final class Shipped {
  static final Path FLOWS = Path.of("conversation-flows");

  /** Each step by {@code flow/step}. */
  static final Map<String, Map<String, Object>> STEPS = new TreeMap<>();

  /** Every word that begins a flow. */
  static final Set<String> WORDS = new TreeSet<>();

  /** Every event that begins a flow. */
  static final Set<String> EVENTS = new TreeSet<>();

  static final Set<String> NAMES = new TreeSet<>();

  static {
    read();
  }

  private Shipped() {}

  private static void read() {
    try (var files = Files.list(FLOWS)) {
      for (var file : files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
        flow(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flow(Path file) throws IOException {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    var flow = Story.map(read);
    if (!flow.containsKey("flow")) {
      return;
    }
    var name = String.valueOf(flow.get("flow"));
    NAMES.add(name);
    for (var step : Story.maps(flow.getOrDefault("steps", java.util.List.of()))) {
      STEPS.put(name + "/" + step.get("step"), step);
    }
    for (var word : Story.list(flow.getOrDefault("words", java.util.List.of()))) {
      WORDS.add(word instanceof Map<?, ?> said ? String.valueOf(said.get("say")) : "" + word);
    }
    // this YAML library reads the word "on" as true, also where it is a key
    EVENTS.addAll(Story.strings(flow, "true"));
  }
}
