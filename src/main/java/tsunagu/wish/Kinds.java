package tsunagu.wish;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The things of their own within a topic, such as {@code board-games/囲碁}: named by the topic's id
 * and the usual way to write it.
 */
final class Kinds {
  private static final String OF = "/";

  /** The general words of each topic whose words name different things. */
  private final Map<String, List<String>> general = new LinkedHashMap<>();

  private final Map<String, List<String>> written = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> bySound = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> within = new HashMap<>();

  /** The topic of a kind; a topic is its own. */
  static String topic(String id) {
    int of = id.indexOf(OF);
    return of < 0 ? id : id.substring(0, of);
  }

  private static String sound(String word) {
    return Fold.sound(Fold.text(word));
  }

  void putGeneral(String topic, Collection<String> words) {
    general.put(topic, List.copyOf(words));
  }

  /** Puts the ways to write one thing, the usual one first. */
  void put(String topic, List<String> words) {
    var id = topic + OF + Fold.text(words.getFirst());
    written.put(id, List.copyOf(words));
    words.forEach(
        word -> bySound.computeIfAbsent(topic, key -> new LinkedHashMap<>()).put(sound(word), id));
  }

  /** Takes the words of a topic that nobody put as things of their own, where they are such. */
  void complete(String topic, List<String> words) {
    if (!isApart(topic)) {
      return;
    }
    var known = bySound.computeIfAbsent(topic, key -> new LinkedHashMap<>());
    var general = general(topic).stream().map(Kinds::sound).collect(Collectors.toSet());
    for (var word : words) {
      if (!general.contains(sound(word)) && !known.containsKey(sound(word))) {
        put(topic, List.of(word));
      }
    }
  }

  private List<String> general(String topic) {
    return general.getOrDefault(topic, List.of());
  }

  /** Whether the words of a topic name different things. */
  boolean isApart(String topic) {
    return general.containsKey(topic);
  }

  /** The kind that a word of a topic names, else the topic. */
  String named(String topic, String word) {
    return bySound.getOrDefault(topic, Map.of()).getOrDefault(sound(word), topic);
  }

  /** How a kind is written; empty where there is none of this id. */
  List<String> written(String id) {
    return written.getOrDefault(id, List.of());
  }

  /** The words of a topic with those that mean all of it first. */
  List<String> generalFirst(String topic, List<String> words) {
    var all = new LinkedHashSet<>(general(topic));
    all.addAll(words);
    return List.copyOf(all);
  }

  /** Every kind that stands in a word of its topic: 囲碁 and 将棋 in 囲碁将棋. */
  synchronized Set<String> within(String topic, String word) {
    return within
        .computeIfAbsent(topic, key -> new HashMap<>())
        .computeIfAbsent(sound(word), sound -> in(topic, sound));
  }

  private Set<String> in(String topic, String sound) {
    var found = new LinkedHashSet<String>();
    bySound
        .getOrDefault(topic, Map.of())
        .forEach((inner, id) -> {
          if (inner.equals(sound) || (inner.length() > 1 && sound.contains(inner))) {
            found.add(id);
          }
        });
    return Collections.unmodifiableSet(found);
  }
}
