package tsunagu.wish;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an entry of each dictionary means; what is wrong in it is added to the problems. */
final class Entries {
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

  private final List<String> problems;

  Entries(List<String> problems) {
    this.problems = problems;
  }

  private void problem(WordFile.Entry entry, String what) {
    problems.add(entry.at(what));
  }

  Meaning place(WordFile.Entry entry) {
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

  boolean isTrue(WordFile.Entry entry, String key) {
    var value = entry.one(key);
    if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
      problem(entry, "'" + key + "' is true or false, not '" + value + "'");
    }
    return value.equals("true");
  }

  Meaning skill(WordFile.Entry entry) {
    var code = entry.one("skill");
    if (!code.matches("PB(0[1-9]|1[0-7])")) {
      problem(entry, "'" + code + "' is no skill; use PB01 to PB17");
    }
    return new Meaning.Skill(code, isTrue(entry, "job"));
  }

  Meaning people(WordFile.Entry entry) {
    var code = entry.one("audience");
    if (!AUDIENCES.contains(code)) {
      problem(entry, "'" + code + "' is no audience; use one of " + sorted(AUDIENCES));
    }
    return new Meaning.People(code, isTrue(entry, "speaker"));
  }

  Meaning cue(WordFile.Entry entry) {
    var tag = entry.one("cue");
    if (!Cues.ALL.contains(tag) && !Cues.SIGNS.contains(tag)) {
      problem(entry, "'" + tag + "' is no cue; use one of " + sorted(Cues.ALL));
    }
    return new Meaning.Cue(tag);
  }

  @Nullable Meaning day(WordFile.Entry entry) {
    try {
      return new Meaning.Day(entry.one("is"), DatePiece.parse(entry.one("is")));
    } catch (IllegalArgumentException e) {
      problem(entry, e.getMessage() + "; see README.md of this folder");
      return null;
    }
  }

  Meaning trait(WordFile.Entry entry) {
    if (!Traits.SLOTS.contains(entry.one("slot"))) {
      problem(entry, "'" + entry.one("slot") + "' is no slot; use " + sorted(Traits.SLOTS));
    }
    return new Meaning.Trait(entry.one("slot"), entry.one("value"));
  }

  Meaning tongue(WordFile.Entry entry) {
    if (!LANGUAGES.contains(entry.one("language"))) {
      problem(entry, "'" + entry.one("language") + "': use one of " + sorted(LANGUAGES));
    }
    return new Meaning.Tongue(entry.one("language"));
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
