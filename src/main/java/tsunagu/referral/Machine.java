package tsunagu.referral;

import static tsunagu.referral.Referral.Status.CLOSED_NO_MATCH;
import static tsunagu.referral.Referral.Status.COMPLETED;
import static tsunagu.referral.Referral.Status.CONSENTED;
import static tsunagu.referral.Referral.Status.DRAFT;
import static tsunagu.referral.Referral.Status.EXPIRED;
import static tsunagu.referral.Referral.Status.INTRODUCED;
import static tsunagu.referral.Referral.Status.IN_CONTACT;
import static tsunagu.referral.Referral.Status.MATCHED;
import static tsunagu.referral.Referral.Status.RECEIVED;
import static tsunagu.referral.Referral.Status.REFUSED;
import static tsunagu.referral.Referral.Status.SUBMITTED;
import static tsunagu.referral.Referral.Status.TRANSFERRED;
import static tsunagu.referral.Referral.Status.WITHDRAWN;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;

/**
 * Which state may follow which, and who may set it.
 *
 * <p>The organisation walks one step at a time, because each step is told to the resident. Only the
 * resident can make a referral a transferred one: their new consent, to the new organisation, is
 * what moves it. A resident may withdraw until the organisation has introduced them to somebody.
 * The clock only ends what nobody took up: a form never sent, or a referral never received.
 */
final class Machine {
  /** The organisation works on it, or is about to. */
  private static final Set<Status> OPEN =
      Set.of(SUBMITTED, RECEIVED, IN_CONTACT, INTRODUCED, MATCHED);

  private static final Set<Status> NEED_A_NOTE =
      Set.of(REFUSED, TRANSFERRED, CLOSED_NO_MATCH, COMPLETED);

  private static final Map<Actor, Map<Status, Set<Status>>> MOVES =
      new EnumMap<>(
          Map.of(
              Actor.RESIDENT,
              Map.of(
                  DRAFT, Set.of(CONSENTED, WITHDRAWN),
                  CONSENTED, Set.of(SUBMITTED, WITHDRAWN),
                  SUBMITTED, Set.of(TRANSFERRED, WITHDRAWN),
                  RECEIVED, Set.of(TRANSFERRED, WITHDRAWN),
                  IN_CONTACT, Set.of(TRANSFERRED, WITHDRAWN)),
              Actor.ORGANISATION,
              Map.of(
                  SUBMITTED, Set.of(RECEIVED, REFUSED),
                  RECEIVED, Set.of(IN_CONTACT, REFUSED, CLOSED_NO_MATCH),
                  IN_CONTACT, Set.of(INTRODUCED, CLOSED_NO_MATCH),
                  INTRODUCED, Set.of(MATCHED, CLOSED_NO_MATCH),
                  MATCHED, Set.of(COMPLETED, CLOSED_NO_MATCH)),
              Actor.CLOCK,
              Map.of(
                  DRAFT, Set.of(EXPIRED),
                  CONSENTED, Set.of(EXPIRED),
                  SUBMITTED, Set.of(EXPIRED))));

  private Machine() {}

  /** The states an actor may set next. */
  static Set<Status> next(Status from, Actor actor) {
    return MOVES.getOrDefault(actor, Map.of()).getOrDefault(from, Set.of());
  }

  /** Whether it stands in its organisation's list. */
  static boolean open(Status status) {
    return OPEN.contains(status);
  }

  /** Whether nothing can follow any more. */
  static boolean ended(Status status) {
    return !open(status) && status != DRAFT && status != CONSENTED;
  }

  /** Whether it cannot be set without a reason or outcome in words. */
  static boolean needsNote(Status status) {
    return NEED_A_NOTE.contains(status);
  }
}
