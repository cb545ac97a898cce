package tsunagu.command;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsunagu.command.bench.Bench;

/** Measures this program beside yardsticks; everything it starts and writes is its own. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures; prints medians and ratios of one run. Status 1 when a goal is missed.")
final class BenchCommand implements Callable<Integer> {
  private final Settings settings;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "path, engine, search; none means all")
  private List<String> parts = List.of();

  @Option(names = "--rounds", description = "of which the median counts; ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(names = "--seconds", description = "of one measurement; ${DEFAULT-VALUE}")
  private int seconds = 3;

  @Option(names = "--other", paramLabel = "URL", description = "another bot's webhook, running")
  private @Nullable URI other;

  @Option(names = "--large", description = "also a million listings, and a million residents")
  private boolean large;

  @Option(names = "--json", description = "one JSON object a row, each on a line")
  private boolean json;

  @Option(names = "--line-port", paramLabel = "PORT", description = "where our LINE listens")
  private int linePort;

  @Option(names = "--other-pid", paramLabel = "N", description = "that bot's process")
  private long otherPid;

  @Option(names = "--java", paramLabel = "ARG", description = "a Java argument for the program")
  private List<String> javaArguments = List.of();

  @Option(names = "--as-echo", paramLabel = "PORT", hidden = true)
  private int echoPort;

  @Option(names = "--line", hidden = true)
  private URI line = URI.create("http://127.0.0.1:1");

  @Option(names = "--secret", hidden = true)
  private String secret = "";

  BenchCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (echoPort > 0) {
      Bench.echo(echoPort, line, secret);
      Thread.currentThread().join();
    }
    var home = Files.createTempDirectory("tsunagu-bench");
    System.err.println("What the measured programs write lies in " + home);
    var met = true;
    for (var part : parts()) {
      met &= Bench.run(part, plan(home), json, System.out::println);
    }
    return met ? 0 : 1;
  }

  private List<Bench.Part> parts() {
    return parts.isEmpty()
        ? List.of(Bench.Part.values())
        : parts.stream().map(part -> Bench.Part.valueOf(part.toUpperCase(Locale.ROOT))).toList();
  }

  private Bench.Plan plan(Path home) {
    var beside = other == null ? null : new Bench.Other(other, otherPid);
    return new Bench.Plan(
        rounds,
        Duration.ofSeconds(seconds),
        home,
        launch(),
        javaArguments,
        settings.flows(),
        settings.indexData(),
        large,
        linePort,
        beside);
  }

  /** How this very program was started, without what it was told. */
  private List<String> launch() {
    var classes = System.getProperty("java.class.path");
    var launch = new ArrayList<String>();
    if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
      launch.addAll(List.of("-jar", classes));
    } else {
      launch.addAll(List.of("-cp", classes, settings.app().getName()));
    }
    return launch;
  }
}
