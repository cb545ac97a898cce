package tsunagu.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files are that commands read.
 *
 * @param app the application, for commands that need Redis
 * @param spring arguments for Spring
 */
record Settings(Class<?> app, Path flows, Path indexData, Path data, List<String> spring) {
  static Settings of(Class<?> app, List<String> spring) {
    return new Settings(
        app,
        Path.of(value(spring, "tsunagu.flows", "./conversation-flows")),
        Path.of(value(spring, "tsunagu.index-data", "./index-data")),
        Path.of(value(spring, "tsunagu.data", "./data")),
        new ArrayList<>(spring));
  }

  private static String value(List<String> arguments, String name, String otherwise) {
    var start = "--" + name + "=";
    var given =
        arguments.stream()
            .filter(argument -> argument.startsWith(start))
            .map(argument -> argument.substring(start.length()))
            .findFirst();
    return given.orElseGet(() -> System.getProperty(name, otherwise));
  }
}
