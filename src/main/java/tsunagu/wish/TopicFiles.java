package tsunagu.wish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code concepts.yaml} and {@code kinds.yaml}, which name each other: the topics, and the
 * things of their own within them.
 */
final class TopicFiles {
  private final Path folder;
  private final List<String> problems;
  private final Entries entries;
  private final Map<String, List<String>> concepts = new LinkedHashMap<>();
  private final Kinds kinds = new Kinds();

  TopicFiles(Path folder, List<String> problems) {
    this.folder = folder;
    this.problems = problems;
    this.entries = new Entries(problems);
  }

  /** Surfaces of each concept by id, in the order of the file. */
  Map<String, List<String>> concepts() {
    return concepts;
  }

  /** The things of their own. */
  Kinds kinds() {
    return kinds;
  }

  private void problem(WordFile.Entry entry, String what) {
    problems.add(entry.at(what));
  }

  /** Returns the entries of the things of their own, to be checked when the topics are known. */
  List<WordFile.Entry> readKinds() {
    var keys = Set.of("concept", "general", "words", "en");
    var entries = WordFile.read(folder.resolve("kinds.yaml"), keys, problems);
    for (var entry : entries) {
      var words = words(entry);
      if (!entry.all("general").isEmpty()) {
        kinds.putGeneral(entry.one("concept"), entry.all("general"));
      }
      if (!words.isEmpty()) {
        kinds.put(entry.one("concept"), words);
      } else if (entry.all("general").isEmpty()) {
        problem(entry, "no words; add 'words: [...]' or 'general: [...]'");
      }
    }
    return entries;
  }

  private static List<String> words(WordFile.Entry entry) {
    var words = new ArrayList<>(entry.all("words"));
    words.addAll(entry.all("en"));
    return words;
  }

  /** Whether every word of the kinds stands with its topic. */
  void known(List<WordFile.Entry> kindsOf) {
    for (var entry : kindsOf) {
      var topic = concepts.getOrDefault(entry.one("concept"), List.of());
      if (topic.isEmpty()) {
        problem(entry, "'" + entry.one("concept") + "' is no id of concepts.yaml");
        continue;
      }
      var all = words(entry);
      all.addAll(entry.all("general"));
      all.stream()
          .filter(word -> !topic.contains(word))
          .forEach(word -> problem(entry, "'" + word + "' does not stand in concepts.yaml"));
    }
  }

  /** What an entry of {@code concepts.yaml} means. */
  Meaning concept(WordFile.Entry entry) {
    var id = entry.one("id");
    if (!id.matches("[a-z][a-z0-9-]*")) {
      problem(entry, "'" + id + "' is no id; use small letters, digits and hyphens");
    }
    kinds.complete(id, entry.all("words"));
    if (concepts.put(id, kinds.generalFirst(id, words(entry))) != null) {
      problem(entry, "the id '" + id + "' stands twice; join the two entries");
    }
    var fields = new ArrayList<Integer>();
    for (var field : entry.all("fields")) {
      if (field.matches("[1-9]|1[0-9]|20")) {
        fields.add(Integer.valueOf(field));
      } else {
        problem(entry, "'" + field + "' is no field; use a number from 1 to 20");
      }
    }
    return new Meaning.Concept(id, fields, entries.isTrue(entry, "people"), isActivity(entry));
  }

  private boolean isActivity(WordFile.Entry entry) {
    var kind = entry.one("kind");
    if (!kind.isEmpty() && !kind.equals("volunteer")) {
      problem(entry, "'kind' can only be volunteer, not '" + kind + "'; remove it");
    }
    return !kind.isEmpty();
  }

  /** The meaning of one word of a concept: a kind within it, where the word names one. */
  Meaning.Concept narrow(Meaning.Concept all, String word) {
    return new Meaning.Concept(
        kinds.named(all.id(), word), all.fields(), all.people(), all.helping());
  }
}
