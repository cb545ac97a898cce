package tsunagu.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tsunagu.wish.Wish;

/** A dictionary of six concepts, for tests. */
final class FewMeanings implements Meanings {
  private static final Map<String, List<String>> CONCEPTS =
      new TreeMap<>(
          Map.of(
              "cleaning", List.of("清掃", "掃除", "ごみ拾い", "美化", "cleanup"),
              "reading", List.of("読み聞かせ", "絵本", "おはなし会"),
              "elderly", List.of("高齢者", "お年寄り", "シニア"),
              "children", List.of("子ども", "こども", "子供", "児童"),
              "canteen", List.of("子ども食堂", "こども食堂"),
              "games", List.of("ゲーム", "ことば遊び", "かくれんぼ")));

  @Override
  public Wish understand(String word, LocalDate today) {
    return switch (word) {
      case "子ども" -> Wanted.concepts("children").as("child").wish();
      case "イベント" -> Wanted.anything().kind(Wish.Kind.EVENT).wish();
      case "オンライン" -> Wanted.anything().online(true).wish();
      default -> Wish.NONE;
    };
  }

  @Override
  public List<String> concepts(String text) {
    return CONCEPTS.entrySet().stream()
        .filter(concept -> concept.getValue().stream().anyMatch(text::contains))
        .map(Map.Entry::getKey)
        .filter(id -> !id.equals("children") || !text.contains("子ども食堂"))
        .flatMap(id ->
            apart(id)
                ? surfaces(id).stream().filter(text::contains).map(word -> kind(id, word))
                : Stream.of(id))
        .distinct()
        .toList();
  }

  @Override
  public Set<String> all() {
    return CONCEPTS.keySet();
  }

  @Override
  public List<String> surfaces(String concept) {
    return concept.contains("/")
        ? List.of(concept.split("/", 2)[1])
        : CONCEPTS.getOrDefault(concept, List.of());
  }

  @Override
  public String broader(String concept) {
    return concept.split("/", 2)[0];
  }

  @Override
  public String kind(String concept, String word) {
    return apart(concept) && surfaces(concept).indexOf(word) > 0 ? concept + "/" + word : concept;
  }

  @Override
  public boolean apart(String concept) {
    return concept.startsWith("games");
  }

  @Override
  public boolean people(String concept) {
    return concept.equals("elderly") || concept.equals("children");
  }

  @Override
  public boolean holiday(LocalDate day) {
    return day.equals(LocalDate.of(2027, 1, 11));
  }
}
