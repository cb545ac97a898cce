package tsunagu.story;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Engine;
import tsunagu.flow.FlowFault;
import tsunagu.flow.FlowFiles;
import tsunagu.flow.Flows;
import tsunagu.flow.Lookup;
import tsunagu.message.Incoming.What;
import tsunagu.story.Story.Beat;
import tsunagu.story.Story.Unplayable;

/** Plays one story once. */
final class Play {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final String MOMENT = "2026-11-24T10:00";

  /** What may stand in an entry of the talk. */
  static final Set<String> WORDS =
      Set.of(
          "person",
          "tap",
          "data",
          "follow",
          "block",
          "sticker",
          "place",
          "happened",
          "facts",
          "later",
          "gone",
          "change",
          "refused",
          "bot",
          "not",
          "silent",
          "quick",
          "done",
          "mine",
          "at");

  private static final Set<String> WITH_ANOTHER = Set.of("facts", "refused");

  private final Story story;
  private final Set<String> visited;
  private final Ear ear = new Ear();
  private final Traits traits = new Traits();
  private final List<Miss> misses = new ArrayList<>();
  private final FlowFiles shipped;
  private final SampleCity city;
  private final Stage stage;
  private FlowFiles files;
  private int heardUpTo;

  /**
   * Something that went otherwise than written.
   *
   * @param beat where; null for the story as a whole
   * @param wanted the words that were wanted, when it was words
   * @param spoken what was said instead
   */
  record Miss(@Nullable Beat beat, String sentence, String wanted, String spoken) {}

  Play(Story story, FlowFiles files, Flows flows, Lookup real, Set<String> visited) {
    this.story = story;
    this.shipped = files;
    this.files = files;
    this.visited = visited;
    this.city = new SampleCity(story);
    this.stage =
        new Stage(Engine.of(flows), story.realSearch() ? real : city, moment(), story.mine());
  }

  private Instant moment() {
    var text = String.valueOf(story.head().getOrDefault("now", MOMENT)).replace(' ', 'T');
    try {
      return LocalDateTime.parse(text).atZone(HERE).toInstant();
    } catch (DateTimeParseException e) {
      throw new Unplayable("「now:」は 2026-11-24 10:00 のように書きます。");
    }
  }

  /** What went otherwise; empty when the story goes as written. */
  List<Miss> play() {
    for (var beat : story.talk()) {
      try {
        beat(beat);
      } catch (Unplayable stop) {
        misses.add(new Miss(beat, String.valueOf(stop.getMessage()), "", ""));
        return misses;
      } catch (RuntimeException fault) {
        misses.add(new Miss(beat, "エンジンの不具合です: " + fault, "", ""));
        return misses;
      }
    }
    visited.addAll(stage.visited());
    for (var claim : story.shows()) {
      if (!traits.seen().contains(claim)) {
        misses.add(new Miss(null, "「shows: " + claim + "」とありますが、そのことは起きません。", "", ""));
      }
    }
    return misses;
  }

  /** What really happened of what stories can show. */
  Set<String> happens() {
    return traits.seen();
  }

  private void beat(Beat beat) {
    for (var entry : beat.words().entrySet()) {
      if (!WORDS.contains(entry.getKey())) {
        throw new Unplayable("物語に「" + entry.getKey() + "」ということばはありません。");
      }
      if (!WITH_ANOTHER.contains(entry.getKey()) && !act(beat, entry.getKey(), entry.getValue())) {
        expect(beat, entry.getKey(), entry.getValue());
      }
    }
  }

  /** Whether the word is something that happens. */
  private boolean act(Beat beat, String word, Object value) {
    switch (word) {
      case "person" -> heard(new What.Said(value.toString(), "1"));
      case "tap" -> heard(new What.Tapped(button(value.toString()), Map.of()));
      case "data" -> heard(new What.Tapped(value.toString(), Map.of()));
      case "follow" -> heard(new What.Followed(false));
      case "block" -> heard(new What.Unfollowed());
      case "sticker" -> heard(new What.Unreadable("Sticker"));
      case "place" -> heard(place(value));
      case "happened" -> {
        var facts = new HashMap<String, String>();
        Story.map(beat.words().getOrDefault("facts", Map.of()))
            .forEach((key, fact) -> facts.put(key, String.valueOf(fact)));
        hear(List.of(stage.happened(value.toString(), facts)));
      }
      case "later" -> hear(stage.later(Later.of(value.toString())));
      case "change" -> change(beat, value);
      case "gone" -> city.gone.add(value.toString());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void heard(What what) {
    hear(List.of(stage.heard(what)));
  }

  private void hear(List<Stage.Done> turns) {
    turns.forEach(traits::watch);
    ear.hear(turns);
    heardUpTo = 0;
  }

  private String button(String label) {
    return ear.data(label).orElseThrow(() -> new Unplayable("「" + label + "」というボタンは、まだ出ていません。"));
  }

  private static What place(Object value) {
    var both = Story.strings(value);
    return new What.Shared(Double.parseDouble(both.getFirst()), Double.parseDouble(both.getLast()));
  }

  /** Other files come into force, unless they are faulty: then the old ones stay. */
  private void change(Beat beat, Object value) {
    var next = value.equals("back") ? shipped : Changes.made(files, Story.maps(value));
    var refused = beat.words().containsKey("refused");
    try {
      var flows = Flows.read(next);
      if (refused) {
        miss(beat, "断られるはずのファイルが、受け入れられました。", "");
      }
      files = next;
      stage.change(Engine.of(flows));
    } catch (FlowFault fault) {
      if (!refused) {
        throw new Unplayable("書きかえたファイルに誤りがあります: " + fault.findings().getFirst());
      }
    }
    traits.changed(stage.progress());
  }

  private void expect(Beat beat, String word, Object value) {
    switch (word) {
      case "bot" -> says(beat, Story.strings(value));
      case "not" ->
          Story.strings(value).stream()
              .filter(ear.spoken()::contains)
              .forEach(one -> miss(beat, "「" + one + "」とは言わないはずでした。", ear.spoken()));
      case "silent" -> {
        if (!ear.silent()) {
          miss(beat, "何も言わないはずでした。", ear.spoken());
        }
      }
      case "done" -> same(beat, word, Story.strings(value), ear.done());
      case "mine" ->
          Story.map(value)
              .forEach((slot, wanted) ->
                  same(
                      beat,
                      slot,
                      wanted == null ? "" : wanted.toString(),
                      stage.progress().mine().getOrDefault(slot, "")));
      case "at" -> same(beat, word, value.toString(), stage.progress().where());
      case "quick" -> {
        if (!ear.quick().containsAll(Story.strings(value))) {
          miss(beat, "選べるもの「quick:」がちがいます: " + ear.quick(), "");
        }
      }
      default -> throw new IllegalStateException("a word nobody carries out: " + word);
    }
  }

  private void says(Beat beat, List<String> wanted) {
    var spoken = ear.spoken();
    for (var words : wanted) {
      var at = spoken.indexOf(words, heardUpTo);
      if (at < 0) {
        misses.add(new Miss(beat, "「" + words + "」と言うはずでした。", words, spoken));
      } else {
        heardUpTo = at + words.length();
      }
    }
  }

  private void same(Beat beat, String what, Object wanted, Object found) {
    if (!found.equals(wanted)) {
      miss(beat, "「" + what + "」は " + wanted + " のはずが、" + found + " でした。", "");
    }
  }

  private void miss(Beat beat, String sentence, String spoken) {
    misses.add(new Miss(beat, sentence, "", spoken));
  }
}
