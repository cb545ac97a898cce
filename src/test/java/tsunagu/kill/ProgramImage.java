package tsunagu.kill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The class path of the programs these tests start, and Java's cache for it: some hundred starts
 * are worth one start that is watched. The tests' own classes come last on the path.
 */
final class ProgramImage {
  private static final Path HOME = Path.of("target", "kill").toAbsolutePath();
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED");

  private static ProgramImage made;

  private final Path jar;
  private final Path cache;

  private ProgramImage(Path jar, Path cache) {
    this.jar = jar;
    this.cache = cache;
  }

  static synchronized ProgramImage get() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  /** How Java is to be called, up to the class path. */
  List<String> java() {
    return words(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto");
  }

  private List<String> words(String option) {
    var words = new java.util.ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(OPTIONS);
    words.addAll(List.of(option, "-Xlog:disable", "-cp", classPath()));
    return words;
  }

  private String classPath() {
    return jar
        + File.pathSeparator
        + entries()
            .filter(one -> one.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
  }

  private static java.util.stream.Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(one -> !one.isEmpty());
  }

  private static ProgramImage make() {
    var folders = entries().map(Path::of).filter(Files::isDirectory).toList();
    try {
      Files.createDirectories(HOME);
      var name = Long.toString(newest(folders), 36);
      var image = new ProgramImage(HOME.resolve(name + ".jar"), HOME.resolve(name + ".aot"));
      if (!Files.exists(image.jar)) {
        forgetEarlier();
        pack(folders, image.jar);
      }
      if (!Files.exists(image.cache)) {
        image.train();
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cache is large, and of no use to other classes. */
  private static void forgetEarlier() throws IOException {
    try (var earlier = Files.list(HOME)) {
      for (var file : earlier.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static long newest(List<Path> folders) throws IOException {
    var newest = 0L;
    for (var folder : folders) {
      try (var files = Files.walk(folder)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return newest;
  }

  /** The program's classes first: where both have a file, the program's counts. */
  private static void pack(List<Path> folders, Path jar) {
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    var program = folders.stream().filter(one -> one.endsWith("classes")).findFirst().orElseThrow();
    var tests =
        folders.stream().filter(one -> one.endsWith("test-classes")).findFirst().orElseThrow();
    tool.run(
        System.out,
        System.err,
        "--create",
        "--no-compress",
        "--file",
        jar.toString(),
        "-C",
        program.toString(),
        ".",
        "-C",
        tests.toString(),
        "tsunagu/kill");
  }

  /** One start that Java watches; without it the program starts slower, and that is all. */
  private void train() throws IOException {
    var folder = Files.createTempDirectory(HOME, "training");
    var draft = cache.resolveSibling(cache.getFileName() + ".new");
    try (var redis = RedisNode.durable(folder.resolve("redis"));
        var town = new Town(folder, 0, Town.redisAt(redis.port()))) {
      var program = town.program();
      program.start("", words("-XX:AOTCacheOutput=" + draft));
      program.awaitServing();
      town.settle(town.drive(new Driver.Plan(0, 8, 40, 40, 0, 1)), redis.port());
      program.asksToEnd();
      if (program.process().waitFor(2, TimeUnit.MINUTES) && Files.exists(draft)) {
        Files.move(draft, cache);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
