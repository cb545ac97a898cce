package tsunagu.command;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tsunagu.flow.Effect;
import tsunagu.message.Incoming.What;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Part;
import tsunagu.story.Later;
import tsunagu.story.Stage;

/** Reads what is typed in a terminal and prints what is said. */
final class Talk {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Set<String> LANGUAGES = Set.of("ja", "ja-easy", "en");

  /** What is answered also while a person has the conversation. */
  private static final Set<String> ALWAYS =
      Set.of("menu", "safety-crisis", "safety-emergency", "safety-abuse", "safety-personal-data");

  private final Stage stage;
  private final PrintStream out;
  private final Map<String, String> buttons = new HashMap<>();
  private boolean human;

  Talk(Stage stage, PrintStream out) {
    this.stage = stage;
    this.out = out;
  }

  /** As on LINE: the person becomes a friend. */
  void begin() {
    heard(new What.Followed(false));
  }

  /** Takes one line; false when it ends the talk. */
  boolean take(String line) {
    if (line.isBlank()) {
      return true;
    }
    if (!line.startsWith(":")) {
      said(line);
      return true;
    }
    var words = line.substring(1).strip().split("\\s+", 2);
    return command(words[0], words.length > 1 ? words[1] : "");
  }

  private boolean command(String word, String rest) {
    try {
      switch (word) {
        case "quit" -> {
          return false;
        }
        case "later" -> print(stage.later(Later.of(rest)));
        case "tap" -> tap(rest);
        case "follow" -> heard(new What.Followed(true));
        case "sticker" -> heard(new What.Unreadable("Sticker"));
        case "place" -> place(rest);
        case "large" -> choose("letters", "large");
        case "normal" -> choose("letters", "normal");
        case "where" ->
            note(
                "いまの場所: "
                    + (where().isEmpty() ? "質問なし" : where())
                    + "  "
                    + stage.now().atZone(HERE).toLocalDateTime());
        default -> {
          if (LANGUAGES.contains(word)) {
            choose("language", word);
          } else {
            note("知らないことばです: " + word + "（talk --help で一覧）");
          }
        }
      }
    } catch (IllegalArgumentException wrong) {
      note(String.valueOf(wrong.getMessage()));
    }
    return true;
  }

  private String where() {
    return stage.progress().where();
  }

  /** While a person has the conversation the bot is silent, but for the menu and for danger. */
  private void said(String text) {
    var before = human;
    var turn = stage.heard(new What.Said(text, ""));
    var steps = turn.walk().steps();
    var answered =
        !before || steps.stream().anyMatch(step -> ALWAYS.contains(step.split("/", 2)[0]));
    if (!answered) {
      stage.restore(turn.before());
      note("担当の人を待っています。「メニュー」と書くと、つなぐがまた話します。");
      return;
    }
    human = before && steps.stream().noneMatch(step -> step.startsWith("menu/"));
    print(List.of(turn));
  }

  private void heard(What what) {
    print(List.of(stage.heard(what)));
  }

  private void tap(String label) {
    var data = buttons.get(label);
    if (data == null) {
      note("そのボタンはまだ出ていません: " + label);
    } else {
      human = false;
      heard(new What.Tapped(data, Map.of()));
    }
  }

  private void place(String rest) {
    var both = rest.split("[, ]+", 2);
    if (both.length < 2) {
      throw new IllegalArgumentException(":place 35.55,139.6 のように書きます。");
    }
    heard(new What.Shared(Double.parseDouble(both[0]), Double.parseDouble(both[1])));
  }

  private void choose(String what, String value) {
    var mine = new LinkedHashMap<>(stage.progress().mine());
    mine.put(what, value);
    stage.restore(stage.progress().withMine(mine));
    note(what + ": " + value);
  }

  private void note(String text) {
    out.println("（" + text + "）");
  }

  private void print(List<Stage.Done> turns) {
    if (turns.stream().allMatch(turn -> turn.walk().turn().effects().isEmpty())) {
      note("何も言いません");
    }
    for (var turn : turns) {
      turn.said().ifPresent(this::print);
      turn.walk().turn().effects().forEach(this::done);
    }
  }

  private void print(Outgoing words) {
    var gap = words.manner().large() ? "\n\n" : "\n";
    for (var part : words.parts()) {
      switch (part) {
        case Part.Text(var text) -> out.println("つなぐ: " + text.replace("\n", gap));
        case Part.Cards(_, var cards) -> cards.forEach(card -> out.println(card(card, gap)));
      }
    }
    if (!words.choices().isEmpty()) {
      out.println("  " + buttons(words.choices()));
    }
  }

  private String buttons(List<Choice> choices) {
    return choices.stream()
        .map(this::label)
        .collect(Collectors.joining("］［", "［", "］"))
        .replace("［］", "");
  }

  private String card(Card card, String gap) {
    var lines = new ArrayList<String>();
    lines.add("  ┌ " + card.title() + (card.badge().isEmpty() ? "" : "（" + card.badge() + "）"));
    card.lines()
        .forEach(line ->
            lines.add("  │ " + (line.label() + " " + line.text()).strip().replace("\n", " ")));
    card.buttons().stream().findFirst().ifPresent(first -> remember(card.title(), first));
    lines.add("  └ " + buttons(card.buttons()));
    return String.join(gap, lines);
  }

  private String label(Choice choice) {
    remember(choice.label(), choice);
    return choice.act() instanceof Act.Open(var address)
        ? choice.label() + " → " + address
        : choice.label();
  }

  private void remember(String label, Choice choice) {
    if (choice.act() instanceof Act.Post(var data, _)) {
      buttons.put(label, data);
    }
  }

  private void done(Effect effect) {
    switch (effect) {
      case Effect.CallCoordinator _ -> {
        human = true;
        note("ここで担当の人が呼ばれます");
      }
      case Effect.Refer(_, var organisation, _, _) -> note("紹介の下書き: " + organisation);
      case Effect.Withdraw _ -> note("紹介の取り消し");
      case Effect.Forget _ -> note("この人のデータを消します");
      case Effect.Braked(var where) -> note("止めました: " + where);
      case Effect.Remind(var name, _, var after) -> note("時計: " + name + " " + after);
      case Effect.KeepWish _ -> note("この希望を覚えて、合うものが出たら知らせます");
      case Effect.DropWish _ -> note("覚えていた希望を消します");
      case Effect.Say _, Effect.Missing _ -> {}
    }
  }
}
