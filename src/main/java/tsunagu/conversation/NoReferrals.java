package tsunagu.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;
import tsunagu.referral.Referral;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referrals;

/** Where nobody is really introduced: a terminal, a story. */
final class NoReferrals implements Referrals {
  @Override
  public Referral draft(
      PersonId person,
      String event,
      String organisation,
      String listing,
      String title,
      List<String> wards,
      Referral.Consent consent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Referral> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<Referral> closed(String organisation) {
    return List.of();
  }

  @Override
  public List<Referral> open(String organisation) {
    return List.of();
  }

  @Override
  public Set<Status> next(Status from, Actor actor) {
    return Set.of();
  }

  @Override
  public Referral move(
      Referral referral, Status to, Actor actor, String by, String note, Instant at) {
    return referral;
  }

  @Override
  public List<Write> writes(Referral referral) {
    return List.of();
  }

  @Override
  public List<Write> erasing(Referral referral) {
    return List.of();
  }
}
