package tsunagu.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.Drawer;
import tsunagu.lane.Write;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;

/** Words kept for the coordinator of a hand-over, each found again by LINE's message id. */
final class Transcript {
  private static final ObjectWriter WRITER = JsonMapper.shared().writerFor(Line.class);

  private Transcript() {}

  /**
   * One entry.
   *
   * @param from {@code resident}, {@code bot} or {@code coordinator}
   */
  record Line(Instant at, String from, String text) {}

  static Write heard(PersonId person, String name, Instant at, String text, Duration keep) {
    return append(person, name, new Line(at, "resident", text), keep);
  }

  static Write said(PersonId person, String name, Line line, Duration keep) {
    return append(person, name, line, keep);
  }

  static Write takenBack(PersonId person, String name) {
    return new Write.Strike(Drawer.LOG, person.hash(), name);
  }

  private static Write append(PersonId person, String name, Line line, Duration keep) {
    return new Write.Append(Drawer.LOG, person.hash(), name, WRITER.writeValueAsString(line), keep);
  }

  /** What was said in words; cards by the text that stands for them. */
  static String plain(Outgoing outgoing) {
    return outgoing.parts().stream()
        .map(part ->
            switch (part) {
              case Part.Text(var text) -> text;
              case Part.Cards(var instead, _) -> instead;
            })
        .collect(Collectors.joining("\n"));
  }
}
