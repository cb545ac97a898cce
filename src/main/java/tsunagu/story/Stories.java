package tsunagu.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tsunagu.flow.Finding;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.flow.Lookup;

/** The stories of a folder. Immutable; playing is thread-safe. */
public final class Stories {
  private final Map<Path, String> texts;
  private final List<Story> stories;
  private final List<Finding> findings;

  private Stories(Map<Path, String> texts, List<Story> stories, List<Finding> findings) {
    this.texts = texts;
    this.stories = List.copyOf(stories);
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads {@code stories/*.yaml} of a folder of flows; none when there is no such folder.
   *
   * @throws UncheckedIOException when a file cannot be read
   */
  public static Stories of(Path flows) {
    var folder = flows.resolve("stories");
    var texts = new LinkedHashMap<Path, String>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (var file : files.filter(one -> one.toString().endsWith(".yaml")).sorted().toList()) {
          texts.put(file, Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the stories", e);
      }
    }
    var findings = new ArrayList<Finding>();
    var stories = new ArrayList<Story>();
    texts.forEach((file, text) ->
        stories.addAll(new StoryFile("stories/" + file.getFileName(), findings).read(text)));
    return new Stories(texts, stories, findings);
  }

  /** What could not be read. */
  public List<Finding> findings() {
    return findings;
  }

  /** How many there are. */
  public int count() {
    return stories.size();
  }

  /**
   * Plays them all.
   *
   * @param files the flows' files, which a story may change on its way
   * @param flows read from these files
   * @param real answers stories with {@code search: real}
   */
  public Played play(FlowFiles files, Flows flows, Lookup real) {
    var visited = new TreeSet<String>();
    var outcomes = stories.stream().map(story -> play(story, files, flows, real, visited)).toList();
    var unvisited = flows.steps().stream().filter(step -> !visited.contains(step)).toList();
    return new Played(outcomes, unvisited, flows.steps().size());
  }

  private static Played.Outcome play(
      Story story, FlowFiles files, Flows flows, Lookup real, Set<String> visited) {
    var happens = new ArrayList<String>();
    var misses = missesOf(story, new Scene(files, flows, real), visited, happens);
    return new Played.Outcome(
        story.file(),
        story.line(),
        story.title(),
        story.shows(),
        happens,
        story.mine().getOrDefault("language", "ja"),
        misses.stream().map(miss -> complaint(story, miss)).toList());
  }

  private record Scene(FlowFiles files, Flows flows, Lookup real) {}

  private static List<Play.Miss> missesOf(
      Story story, Scene scene, Set<String> visited, List<String> happens) {
    try {
      var play = new Play(story, scene.files(), scene.flows(), scene.real(), visited);
      var misses = play.play();
      happens.addAll(play.happens());
      return misses;
    } catch (Story.Unplayable fault) {
      return List.of(new Play.Miss(null, String.valueOf(fault.getMessage()), "", ""));
    }
  }

  private static Played.Complaint complaint(Story story, Play.Miss miss) {
    var beat = miss.beat();
    return new Played.Complaint(
        beat == null ? story.line() : beat.line(), miss.sentence(), miss.spoken());
  }

  /**
   * Writes into the files what is said now where other words were expected; what was expected and
   * is still said stays. For review by whoever asked for it.
   *
   * @return the files that changed
   * @throws UncheckedIOException when a file cannot be written
   */
  public List<Path> update(FlowFiles files, Flows flows, Lookup real) {
    var changed = new ArrayList<Path>();
    texts.forEach((file, text) -> {
      var rewrite = new Rewrite(text);
      stories.stream()
          .filter(story -> file.endsWith(Path.of("stories").resolve(name(story))))
          .forEach(story ->
              missesOf(story, new Scene(files, flows, real), new TreeSet<>(), new ArrayList<>())
                  .forEach(rewrite::take));
      if (!rewrite.text().equals(text)) {
        write(file, rewrite.text());
        changed.add(file);
      }
    });
    return changed;
  }

  private static String name(Story story) {
    return story.file().substring(story.file().indexOf('/') + 1);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the stories", e);
    }
  }
}
