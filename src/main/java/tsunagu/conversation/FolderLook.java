package tsunagu.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;

/**
 * A quick look at a folder: names, sizes and times of its files. Looking again is understood by
 * every file system, also by mounted configuration and shared folders that tell no changes.
 */
final class FolderLook {
  private FolderLook() {}

  /** What can be seen without reading; empty when the folder is not there. */
  static String at(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".tsv"))
          .sorted()
          .map(FolderLook::file)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String file(Path file) {
    try {
      var seen = Files.readAttributes(file, BasicFileAttributes.class);
      return file.getFileName()
          + " "
          + seen.size()
          + " "
          + seen.lastModifiedTime().toInstant()
          + " "
          + seen.fileKey();
    } catch (IOException gone) {
      return file.getFileName() + " is gone";
    }
  }
}
