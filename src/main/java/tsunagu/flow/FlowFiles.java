package tsunagu.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The flow files of one moment, by name: what is proved is what then runs. Immutable. */
public final class FlowFiles {
  private static final int VERSION_BYTES = 6;

  private final SortedMap<String, byte[]> files;
  private final String version;

  private FlowFiles(SortedMap<String, byte[]> files) {
    this.files = files;
    this.version = digest(files);
  }

  /**
   * The YAML files of a folder, not of folders in it.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public static FlowFiles of(Path folder) {
    var read = new TreeMap<String, byte[]>();
    try (var list = Files.list(folder)) {
      for (var file : list.toList()) {
        read(file, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the flows", e);
    }
    return new FlowFiles(read);
  }

  private static void read(Path file, SortedMap<String, byte[]> read) throws IOException {
    var name = String.valueOf(file.getFileName());
    if (!name.endsWith(".yaml") || Files.isDirectory(file)) {
      return;
    }
    try {
      read.put(name, Files.readAllBytes(file));
    } catch (NoSuchFileException gone) {
      // an editor that saves by renaming took it away since the folder was listed
    }
  }

  /** The same files with one more, or another in its place. */
  public FlowFiles with(String name, String text) {
    var changed = new TreeMap<>(files);
    changed.put(name, text.getBytes(UTF_8));
    return new FlowFiles(changed);
  }

  /** The same files with these as well, or in their place. */
  public FlowFiles with(Map<String, String> texts) {
    var changed = new TreeMap<>(files);
    texts.forEach((name, text) -> changed.put(name, text.getBytes(UTF_8)));
    return new FlowFiles(changed);
  }

  /** The same files without one. */
  public FlowFiles without(String name) {
    var changed = new TreeMap<>(files);
    changed.remove(name);
    return new FlowFiles(changed);
  }

  /** The names, in order. */
  public SortedSet<String> names() {
    return new TreeSet<>(files.keySet());
  }

  /** A file's text; empty when there is no such file or it is not UTF-8. */
  public Optional<String> text(String name) {
    var bytes = files.get(name);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Twelve hexadecimal digits; the same on every machine for the same names and contents. */
  public String version() {
    return version;
  }

  private static String digest(SortedMap<String, byte[]> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach((name, bytes) -> {
        digest.update((name + "\0" + bytes.length + "\0").getBytes(UTF_8));
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
