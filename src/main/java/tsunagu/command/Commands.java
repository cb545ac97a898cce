package tsunagu.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Arguments of the form {@code --name.with.dots=value} belong to Spring; the
 * first word that is a command chooses it, and none means {@code serve}. Standard output and errors
 * are UTF-8 whatever the locale; only answers go to standard output.
 */
@Command(
    name = "tsunagu",
    mixinStandardHelpOptions = true,
    description = "Introduces residents to the organisations of their city, on LINE.",
    subcommands = {
      BenchCommand.class,
      CheckCommand.class,
      DeadCommand.class,
      DoctorCommand.class,
      EvaluateCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      SearchCommand.class,
      TalkCommand.class
    })
public final class Commands {
  // held here, or its level would be forgotten: Lucene notes on each start what it could be faster
  // with
  private static final Logger QUIET =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private Commands() {}

  /**
   * Runs what the arguments say; ends the process with the command's status unless it serves.
   *
   * @param app the Spring Boot application that serves
   */
  public static void run(Class<?> app, String... args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    QUIET.setLevel(Level.SEVERE);
    var split = Arguments.split(Typed.again(args));
    if (split.serves()) {
      SpringApplication.run(app, split.spring().toArray(String[]::new));
      return;
    }
    System.exit(execute(Settings.of(app, split.spring()), split.words()));
  }

  /** Runs a command; 0 only when all is well. */
  static int execute(Settings settings, String... words) {
    return new CommandLine(new Commands(), new Factory(settings)).execute(words);
  }

  /** The arguments, told apart. */
  record Arguments(List<String> spring, List<String> own) {
    static Arguments split(String... args) {
      var spring = new ArrayList<String>();
      var own = new ArrayList<String>();
      for (var arg : args) {
        (arg.matches("--[a-z0-9-]+(\\.[a-z0-9-]+)+=.*") ? spring : own).add(arg);
      }
      return new Arguments(List.copyOf(spring), List.copyOf(own));
    }

    boolean serves() {
      return own.isEmpty() || own.getFirst().equals("serve");
    }

    String[] words() {
      return own.toArray(String[]::new);
    }
  }

  /** Hands the settings to commands that ask for them. */
  private record Factory(Settings settings) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Settings.class).newInstance(settings);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
