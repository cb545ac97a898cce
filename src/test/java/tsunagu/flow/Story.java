package tsunagu.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A conversation with its expected answers, as its file has it. */
record Story(String file, Map<String, Object> content) {
  static final Path FOLDER = Path.of("conversation-flows", "stories");

  static List<Story> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().flatMap(Story::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Story> read(Path file) {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var name = file.getFileName();
      return java.util.stream.StreamSupport.stream(
              yaml.loadAll(Files.readString(file)).spliterator(), false)
          .map(one -> new Story(String.valueOf(name), map(one)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String title() {
    return file + ": " + content.get("story");
  }

  List<Map<String, Object>> talk() {
    return list(content.getOrDefault("talk", List.of())).stream().map(Story::map).toList();
  }

  Map<String, String> mine() {
    var mine = new java.util.HashMap<String, String>();
    map(content.getOrDefault("mine", Map.of()))
        .forEach((key, value) -> mine.put(key, String.valueOf(value)));
    return mine;
  }

  List<String> words(String key) {
    return words(content, key);
  }

  static List<String> words(Map<String, Object> from, String key) {
    var value = from.get(key);
    return value == null ? List.of() : list(value).stream().map(String::valueOf).toList();
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  static Map<String, Object> map(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not a mapping: " + value);
    }
    var typed = new java.util.LinkedHashMap<String, Object>();
    map.forEach((key, one) -> typed.put(String.valueOf(key), one));
    return typed;
  }
}
