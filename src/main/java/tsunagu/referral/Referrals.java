package tsunagu.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;

/**
 * The life of referrals; changes are computed here and written in the person's turn. Thread-safe.
 */
public interface Referrals {
  /**
   * A referral the resident just agreed to, in the state {@code CONSENTED}; next comes {@code
   * SUBMITTED}, when they have sent the form. Its id follows from the event's, so a repeat is the
   * same.
   *
   * @param organisation the one that will receive it (a route's receiver)
   */
  Referral draft(
      PersonId person,
      String event,
      String organisation,
      String listing,
      String title,
      List<String> wards,
      Referral.Consent consent);

  /** The referral of an id. */
  Optional<Referral> find(String id);

  /**
   * The referrals an organisation has something to do with, oldest change first: from {@code
   * SUBMITTED} to {@code MATCHED}. Consent alone is not shown: nothing has been sent yet.
   */
  List<Referral> open(String organisation);

  /** The referrals of an organisation that have ended and are still kept, the last one first. */
  List<Referral> closed(String organisation);

  /** The states that may follow, by whom. */
  Set<Status> next(Status from, Actor actor);

  /**
   * The referral in its next state; in an end state without what the resident typed into the form.
   *
   * @param note a reason for {@code REFUSED}, an outcome for {@code COMPLETED} and {@code
   *     CLOSED_NO_MATCH}, the new referral's id for {@code TRANSFERRED}: there it must not be blank
   * @throws IllegalStateException when the move is not allowed; nothing has changed
   */
  Referral move(Referral referral, Status to, Actor actor, String by, String note, Instant at);

  /** What has to be written for a referral that is new or has changed. */
  List<Write> writes(Referral referral);

  /** What has to be written so that nothing of a referral is left, whatever its state. */
  List<Write> erasing(Referral referral);
}
