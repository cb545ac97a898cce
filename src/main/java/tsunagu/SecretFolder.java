package tsunagu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * A folder of files, each named as a setting; read anew each time it is asked, so that a changed
 * file is a changed setting for whoever asks again. Thread-safe.
 */
final class SecretFolder extends EnumerablePropertySource<Path> {
  private static final Pattern SETTING = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final long LARGEST = 64 * 1024;

  SecretFolder(Path folder) {
    super("secrets", folder);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "The folder of tsunagu.secrets is not there: " + folder.toAbsolutePath());
    }
  }

  @Override
  public @Nullable Object getProperty(String name) {
    var file = source.resolve(name);
    try {
      return SETTING.matcher(name).matches()
              && Files.isRegularFile(file)
              && Files.size(file) <= LARGEST
          ? Files.readString(file).strip()
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException("A secret's file cannot be read: " + name, e);
    }
  }

  @Override
  public boolean containsProperty(String name) {
    return SETTING.matcher(name).matches() && Files.isRegularFile(source.resolve(name));
  }

  /** Hidden files and folders, by which Kubernetes swaps a secret whole, are no settings. */
  @Override
  public String[] getPropertyNames() {
    try (var files = Files.list(source)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> SETTING.matcher(name).matches())
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
