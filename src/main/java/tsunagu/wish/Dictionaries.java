package tsunagu.wish;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All dictionaries, read once.
 *
 * @param surfaces what the passes after safety look for
 * @param slips what slips of the finger in surfaces are mended to
 * @param alarms what the safety pass looks for
 * @param tongues the signs of languages alone, so that no longer surface hides them
 * @param weights what the clues of a sentence speak for
 * @param turns what turns of speech speak for
 * @param concepts surfaces of each concept by id, in the order of the file
 * @param kinds the things of their own within a concept
 */
record Dictionaries(
    Surfaces surfaces,
    Slips slips,
    Surfaces alarms,
    Surfaces tongues,
    Map<String, List<String>> concepts,
    Kinds kinds,
    Holidays holidays,
    Weights weights,
    Turns turns) {
  /**
   * Reads {@code words/} of a folder.
   *
   * @throws IllegalArgumentException listing all that is wrong
   */
  static Dictionaries read(Path indexData) {
    return new Reader(indexData.resolve("words")).read();
  }

  /** Gathers the files. */
  private static final class Reader {
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Surfaces surfaces = new Surfaces(true);
    private final Surfaces alarms = new Surfaces(false);
    private final Surfaces tongues = new Surfaces(false);
    private final Entries entries;
    private final TopicFiles topics;
    private final Map<LocalDate, String> holidays = new TreeMap<>();

    Reader(Path folder) {
      this.folder = folder;
      this.entries = new Entries(problems);
      this.topics = new TopicFiles(folder, problems);
    }

    Dictionaries read() {
      file("places.yaml", Set.of("name", "wards", "words"), entries::place);
      file("cities.yaml", Set.of("name", "words"), e -> new Meaning.City(e.one("name")));
      var kindsOf = topics.readKinds();
      file(
          "concepts.yaml",
          Set.of("id", "fields", "people", "kind", "words", "en"),
          topics::concept);
      topics.known(kindsOf);
      file("skills.yaml", Set.of("skill", "job", "words"), entries::skill);
      file("audiences.yaml", Set.of("audience", "speaker", "words"), entries::people);
      file("cues.yaml", Set.of("cue", "words"), entries::cue);
      verbs();
      file("dates.yaml", Set.of("is", "words"), entries::day);
      file("traits.yaml", Set.of("slot", "value", "words"), entries::trait);
      file("languages.yaml", Set.of("language", "words"), this::tongue);
      file("fillers.yaml", Set.of("words"), e -> new Meaning.Filler());
      safety();
      holidays();
      var weights = Weights.read(folder.resolve("aims.yaml"), problems);
      var turns = Turns.read(folder.resolve("turns.tsv"), problems);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "The dictionaries cannot be used:\n" + String.join("\n", problems));
      }
      return new Dictionaries(
          surfaces,
          surfaces.slips(),
          alarms,
          tongues,
          topics.concepts(),
          topics.kinds(),
          new Holidays(holidays),
          weights,
          turns);
    }

    private void file(
        String name, Set<String> keys, Function<WordFile.Entry, @Nullable Meaning> meaning) {
      for (var entry : WordFile.read(folder.resolve(name), keys, problems)) {
        var found = meaning.apply(entry);
        if (found != null) {
          put(surfaces, entry, "words", found);
          put(surfaces, entry, "en", found);
        }
        if (entry.all("words").isEmpty()) {
          problem(entry, "no words; add 'words: [...]'");
        }
      }
    }

    private void put(Surfaces to, WordFile.Entry entry, String key, Meaning meaning) {
      for (var word : entry.all(key)) {
        to.put(word, meaning instanceof Meaning.Concept all ? topics.narrow(all, word) : meaning);
      }
    }

    private void problem(WordFile.Entry entry, String what) {
      problems.add(entry.at(what));
    }

    private void verbs() {
      var keys = Set.of("deed", "verbs");
      for (var entry : WordFile.read(folder.resolve("verbs.yaml"), keys, problems)) {
        var deed = Deed.of(entry.one("deed"));
        if (deed.isEmpty()) {
          problem(entry, "'" + entry.one("deed") + "' is no deed; use one of " + Deed.names());
          continue;
        }
        for (var verb : entry.all("verbs")) {
          if (Conjugation.isVerb(verb)) {
            deed.get().cues(verb).forEach(surfaces::putForm);
          } else {
            problem(entry, "'" + verb + "' is no verb; write its dictionary form such as 配る");
          }
        }
        if (entry.all("verbs").isEmpty()) {
          problem(entry, "no verbs; add 'verbs: [...]'");
        }
      }
    }

    private Meaning tongue(WordFile.Entry entry) {
      var tongue = entries.tongue(entry);
      put(tongues, entry, "words", tongue);
      return tongue;
    }

    private void safety() {
      var path = folder.resolve("safety.yaml");
      for (var entry :
          WordFile.read(
              path, Set.of("safety", "sure", "alone", "beside", "topic", "calm"), problems)) {
        put(alarms, entry, "calm", new Meaning.Calm());
        var name = entry.one("safety");
        if (name.isEmpty()) {
          continue;
        }
        try {
          var safety = Wish.Safety.valueOf(name.toUpperCase(Locale.ROOT));
          for (var how : Meaning.How.values()) {
            var key = how.name().toLowerCase(Locale.ROOT);
            put(alarms, entry, key, new Meaning.Alarm(safety, how));
          }
        } catch (IllegalArgumentException e) {
          problem(entry, "'" + name + "' is no kind of safety; use crisis, emergency, abuse …");
        }
        if (entry.all("sure").isEmpty() && entry.all("topic").isEmpty()) {
          problem(entry, "no words; add 'sure: [...]' or 'topic: [...]'");
        }
      }
    }

    private void holidays() {
      for (var entry :
          WordFile.read(folder.resolve("holidays.yaml"), Set.of("day", "name"), problems)) {
        try {
          if (holidays.put(LocalDate.parse(entry.one("day")), entry.one("name")) != null) {
            problem(entry, "the day stands twice; keep one");
          }
        } catch (DateTimeException e) {
          problem(entry, "'" + entry.one("day") + "' is no day; write 2026-11-23");
        }
      }
    }
  }
}
