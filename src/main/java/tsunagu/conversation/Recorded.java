package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.flow.Event;
import tsunagu.flow.Progress;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;

/**
 * What the engine heard in one turn and what was said, kept sealed for replay, as long as the
 * transcript; taken away with the person, and with a message the person takes back.
 *
 * @param kind of event; {@code happened:<name>} for what happened elsewhere
 * @param text typed words or the data of a button
 * @param facts of what happened elsewhere
 * @param flows version of the flows that answered
 * @param where the person stood afterwards
 * @param said the answer in words
 * @param before where the person stood before; only at the beginning of a session
 */
record Recorded(
    Instant at,
    String kind,
    String text,
    Map<String, String> facts,
    String flows,
    String where,
    String said,
    @Nullable Progress before) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final ObjectWriter WRITER = JSON.writerFor(Recorded.class);

  /** The kind of what must not be kept. */
  private static final String WITHHELD = "withheld";

  /** What a turn heard and said. */
  record Outcome(Progress after, String said, @Nullable Progress before) {}

  static Recorded of(Event event, Outcome outcome, boolean withheld) {
    var after = outcome.after();
    var input = withheld ? new Input(WITHHELD, "", Map.of()) : Input.of(event);
    return new Recorded(
        event.at(),
        input.kind(),
        input.text(),
        input.facts(),
        after.flows(),
        after.where(),
        withheld ? "" : outcome.said(),
        outcome.before());
  }

  private record Input(String kind, String text, Map<String, String> facts) {
    static Input of(Event event) {
      return switch (event) {
        case Event.Happened(var name, var facts, _) -> new Input("happened:" + name, "", facts);
        case Event.Heard(var incoming) -> of(incoming.what());
      };
    }

    private static Input of(What what) {
      return switch (what) {
        case What.Said(var text, _) -> new Input("said", text, Map.of());
        case What.Tapped(var data, _) -> new Input("tapped", data, Map.of());
        case What.Shared(var latitude, var longitude) ->
            new Input("shared", latitude + "," + longitude, Map.of());
        case What.Followed _ -> new Input("followed", "", Map.of());
        case What.Due(var timer, var stamp) -> new Input("due", timer, Map.of("stamp", stamp));
        case What.Unreadable(var kind) -> new Input("unreadable", kind, Map.of());
        default -> new Input("other", "", Map.of());
      };
    }
  }

  /** The same event again; empty for what was not kept. */
  Optional<Event> event() {
    if (kind.startsWith("happened:")) {
      return Optional.of(new Event.Happened(kind.substring("happened:".length()), facts, at));
    }
    return what()
        .map(what ->
            new Event.Heard(
                new Incoming(
                    new MessageId("replay"), new PersonId("replay"), null, at, null, what)));
  }

  private Optional<What> what() {
    return switch (kind) {
      case "said" -> Optional.of(new What.Said(text, ""));
      case "tapped" -> Optional.of(new What.Tapped(text, Map.of()));
      case "shared" -> {
        var both = text.split(",", 2);
        yield Optional.of(
            new What.Shared(Double.parseDouble(both[0]), Double.parseDouble(both[1])));
      }
      case "followed" -> Optional.of(new What.Followed(false));
      case "due" -> Optional.of(new What.Due(text, facts.getOrDefault("stamp", "")));
      case "unreadable" -> Optional.of(new What.Unreadable(text));
      default -> Optional.empty();
    };
  }

  /** Kept under LINE's message id where there is one, so that taking back finds it. */
  Write write(PersonId person, String name, Duration keep) {
    return new Write.Append(
        Drawer.HEARD, person.hash(), name, WRITER.writeValueAsString(this), keep);
  }

  static Recorded read(String json) {
    return JSON.readValue(json, Recorded.class);
  }
}
