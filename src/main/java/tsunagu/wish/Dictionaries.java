package tsunagu.wish;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final Set<String> WARDS = Set.of("川崎区", "幸区", "中原区", "高津区", "多摩区", "宮前区", "麻生区");
  private static final Set<String> AUDIENCES =
      Set.of(
          "child",
          "teen",
          "student",
          "parent",
          "senior",
          "disabled",
          "foreign_resident",
          "company",
          "npo",
          "neighbourhood_association",
          "founder",
          "worker",
          "carer",
          "kin");
  private static final Set<String> LANGUAGES =
      Set.of("ja-easy", "en", "zh", "ko", "pt", "tl", "vi", "es");

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
    private final Map<String, List<String>> concepts = new LinkedHashMap<>();
    private final Kinds kinds = new Kinds();
    private final Map<LocalDate, String> holidays = new TreeMap<>();

    Reader(Path folder) {
      this.folder = folder;
    }

    Dictionaries read() {
      file("places.yaml", Set.of("name", "wards", "words"), this::place);
      file("cities.yaml", Set.of("name", "words"), e -> new Meaning.City(e.one("name")));
      var kindsOf = kinds();
      file("concepts.yaml", Set.of("id", "fields", "people", "kind", "words", "en"), this::concept);
      known(kindsOf);
      file("skills.yaml", Set.of("skill", "job", "words"), this::skill);
      file("audiences.yaml", Set.of("audience", "speaker", "words"), this::people);
      file("cues.yaml", Set.of("cue", "words"), this::cue);
      verbs();
      file("dates.yaml", Set.of("is", "words"), this::day);
      file("traits.yaml", Set.of("slot", "value", "words"), this::trait);
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
          concepts,
          kinds,
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
        to.put(word, meaning instanceof Meaning.Concept all ? narrow(all, word) : meaning);
      }
    }

    private Meaning.Concept narrow(Meaning.Concept all, String word) {
      return new Meaning.Concept(
          kinds.named(all.id(), word), all.fields(), all.people(), all.helping());
    }

    /** Returns the entries of the things of their own, to be checked when the topics are known. */
    private List<WordFile.Entry> kinds() {
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

    private void known(List<WordFile.Entry> kindsOf) {
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

    private void problem(WordFile.Entry entry, String what) {
      problems.add(entry.file() + ":" + entry.line() + ": " + what);
    }

    private Meaning place(WordFile.Entry entry) {
      for (var ward : entry.all("wards")) {
        if (!WARDS.contains(ward)) {
          problem(entry, "'" + ward + "' is no ward of Kawasaki; use its official name");
        }
      }
      if (entry.one("name").isEmpty()) {
        problem(entry, "no name; add 'name:'");
      }
      return new Meaning.Place(entry.one("name"), entry.all("wards"));
    }

    private Meaning concept(WordFile.Entry entry) {
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
      return new Meaning.Concept(id, fields, isTrue(entry, "people"), isActivity(entry));
    }

    private boolean isActivity(WordFile.Entry entry) {
      var kind = entry.one("kind");
      if (!kind.isEmpty() && !kind.equals("volunteer")) {
        problem(entry, "'kind' can only be volunteer, not '" + kind + "'; remove it");
      }
      return !kind.isEmpty();
    }

    private boolean isTrue(WordFile.Entry entry, String key) {
      var value = entry.one(key);
      if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
        problem(entry, "'" + key + "' is true or false, not '" + value + "'");
      }
      return value.equals("true");
    }

    private Meaning skill(WordFile.Entry entry) {
      var code = entry.one("skill");
      if (!code.matches("PB(0[1-9]|1[0-7])")) {
        problem(entry, "'" + code + "' is no skill; use PB01 to PB17");
      }
      return new Meaning.Skill(code, isTrue(entry, "job"));
    }

    private Meaning people(WordFile.Entry entry) {
      var code = entry.one("audience");
      if (!AUDIENCES.contains(code)) {
        problem(entry, "'" + code + "' is no audience; use one of " + sorted(AUDIENCES));
      }
      return new Meaning.People(code, isTrue(entry, "speaker"));
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

    private Meaning cue(WordFile.Entry entry) {
      var tag = entry.one("cue");
      if (!Cues.ALL.contains(tag) && !Cues.SIGNS.contains(tag)) {
        problem(entry, "'" + tag + "' is no cue; use one of " + sorted(Cues.ALL));
      }
      return new Meaning.Cue(tag);
    }

    private @Nullable Meaning day(WordFile.Entry entry) {
      try {
        return new Meaning.Day(entry.one("is"), DatePiece.parse(entry.one("is")));
      } catch (IllegalArgumentException e) {
        problem(entry, e.getMessage() + "; see README.md of this folder");
        return null;
      }
    }

    private Meaning trait(WordFile.Entry entry) {
      if (!Traits.SLOTS.contains(entry.one("slot"))) {
        problem(entry, "'" + entry.one("slot") + "' is no slot; use " + sorted(Traits.SLOTS));
      }
      return new Meaning.Trait(entry.one("slot"), entry.one("value"));
    }

    private Meaning tongue(WordFile.Entry entry) {
      if (!LANGUAGES.contains(entry.one("language"))) {
        problem(entry, "'" + entry.one("language") + "': use one of " + sorted(LANGUAGES));
      }
      var tongue = new Meaning.Tongue(entry.one("language"));
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

    private static String sorted(Set<String> words) {
      return String.join(", ", words.stream().sorted().toList());
    }
  }
}
