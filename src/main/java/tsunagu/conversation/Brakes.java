package tsunagu.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tsunagu.conversation.BrakeStore.Why;
import tsunagu.flow.Event;
import tsunagu.message.Incoming.What;
import tsunagu.wish.WishReader;

/** Notices when a conversation goes in circles. News from people never counts. */
@Component
final class Brakes {
  private static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

  private final BrakeSettings settings;
  private final WishReader reader;

  Brakes(BrakeSettings settings, WishReader reader) {
    this.settings = settings;
    this.reader = reader;
  }

  /** Whether a person's session begins with this event. */
  boolean begins(Pace pace, Instant at) {
    return pace.last().plus(settings.idle()).isBefore(at);
  }

  /**
   * Takes an event into the draft's pace; answers what was reached. After that, counting begins
   * anew, so that a person can always go on.
   */
  Optional<Why> reached(Draft draft, Event event) {
    if (!(event instanceof Event.Heard(var incoming))) {
      return Optional.empty();
    }
    var at = draft.arrived().received();
    if (incoming.what() instanceof What.Due) {
      return Optional.empty();
    }
    var pace = begins(draft.pace(), at) ? draft.pace().withTurns(0) : draft.pace();
    draft.pace(pace.at(at));
    if (incoming.what() instanceof What.Said(var text, _)) {
      if (same(draft, text, at) && !dangerous(text, at)) {
        draft.pace(draft.pace().said(0, 0, at));
        return Optional.of(Why.SAME);
      }
    }
    if (draft.pace().turns() > settings.turns()) {
      draft.pace(draft.pace().withTurns(0));
      return Optional.of(Why.TURNS);
    }
    return Optional.empty();
  }

  private boolean same(Draft draft, String text, Instant at) {
    var pace = draft.pace();
    var number = text.strip().toLowerCase(Locale.ROOT).hashCode();
    var goesOn = number == pace.text() && !pace.sameSince().plus(settings.within()).isBefore(at);
    var next =
        goesOn ? pace.said(number, pace.same() + 1, pace.sameSince()) : pace.said(number, 1, at);
    draft.pace(next);
    return next.same() >= settings.same();
  }

  /** Who is in danger is answered however often they write. */
  private boolean dangerous(String text, Instant at) {
    return reader.understand(text, LocalDate.ofInstant(at, HERE)).safety() != null;
  }

  /** Whether our own timers may still begin a flow; one too many is the last. */
  boolean silent(Draft draft) {
    return draft.pace().starts() > settings.starts();
  }

  /** Counts a flow begun by our own timer; answers whether that was one too many. */
  boolean oneTooMany(Draft draft) {
    draft.pace(draft.pace().withStarts(draft.pace().starts() + 1));
    return draft.pace().starts() > settings.starts();
  }
}
