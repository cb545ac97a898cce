package tsunagu.referral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;
import tsunagu.referral.Referral.Actor;
import tsunagu.referral.Referral.Status;
import tsunagu.referral.Referral.Step;

/**
 * Referrals in the lane of their person: the sealed record, and its place in the list of its
 * organisation while that has something to do.
 */
@Component
final class LaneReferrals implements Referrals {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ID = Pattern.compile("(\\d{2,4})-[a-z2-7]{26}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_BITS = 128;

  private final Lanes lanes;
  private final ReferralSettings settings;

  LaneReferrals(Lanes lanes, ReferralSettings settings) {
    this.lanes = lanes;
    this.settings = settings;
  }

  @Override
  public Referral draft(
      PersonId person,
      String event,
      String organisation,
      String listing,
      String title,
      List<String> wards,
      Referral.Consent consent) {
    var id = id(lanes.lane(person), event + "\n" + organisation + "\n" + listing);
    var history =
        List.of(
            new Step(Status.DRAFT, consent.at(), Actor.RESIDENT, "", ""),
            new Step(Status.CONSENTED, consent.at(), Actor.RESIDENT, "", ""));
    return new Referral(
        id, person, organisation, listing, title, wards, consent, Status.CONSENTED, history, null);
  }

  @Override
  public Optional<Referral> find(String id) {
    var parts = ID.matcher(id);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var lane = Integer.parseInt(parts.group(1));
    return lane < lanes.count() ? find(lane, id) : Optional.empty();
  }

  @Override
  public List<Referral> open(String organisation) {
    return listed(Drawer.ORGANISATION, organisation);
  }

  @Override
  public List<Referral> closed(String organisation) {
    return listed(Drawer.CLOSED, organisation).reversed();
  }

  private List<Referral> listed(Drawer drawer, String organisation) {
    var found = new ArrayList<Referral>();
    for (var ranked : lanes.ranked(drawer, organisation)) {
      // the record may be gone before its place in the list: kept only so long
      find(ranked.lane(), ranked.member()).ifPresent(found::add);
    }
    return found;
  }

  @Override
  public Set<Status> next(Status from, Actor actor) {
    return Machine.next(from, actor);
  }

  @Override
  public Referral move(
      Referral referral, Status to, Actor actor, String by, String note, Instant at) {
    if (!next(referral.status(), actor).contains(to)) {
      throw new IllegalStateException(
          "%s may not make a referral %s that is %s".formatted(actor, to, referral.status()));
    }
    if (Machine.needsNote(to) && note.isBlank()) {
      throw new IllegalStateException("%s needs a reason or outcome in words".formatted(to));
    }
    var history = new ArrayList<>(referral.history());
    history.add(new Step(to, at, actor, by, note));
    return new Referral(
        referral.id(),
        referral.person(),
        referral.organisation(),
        referral.listing(),
        referral.title(),
        referral.wards(),
        referral.consent(),
        to,
        history,
        Machine.ended(to) ? null : referral.contact());
  }

  @Override
  public List<Write> writes(Referral referral) {
    var ended = Machine.ended(referral.status());
    var keep = ended ? settings.keepEnded() : settings.keepOpen();
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Keep(Drawer.REFERRAL, referral.id(), JSON.writeValueAsString(referral), keep));
    if (Machine.open(referral.status())) {
      writes.add(ranked(Drawer.ORGANISATION, referral, keep));
    } else {
      writes.add(new Write.Unrank(Drawer.ORGANISATION, referral.organisation(), referral.id()));
    }
    if (ended) {
      writes.add(ranked(Drawer.CLOSED, referral, keep));
    }
    return List.copyOf(writes);
  }

  private static Write ranked(Drawer drawer, Referral referral, Duration keep) {
    var changed = referral.history().getLast().at().toEpochMilli();
    return new Write.Rank(drawer, referral.organisation(), referral.id(), changed, keep);
  }

  @Override
  public List<Write> erasing(Referral referral) {
    return List.of(
        new Write.Drop(Drawer.REFERRAL, referral.id()),
        new Write.Unrank(Drawer.CLOSED, referral.organisation(), referral.id()),
        new Write.Unrank(Drawer.ORGANISATION, referral.organisation(), referral.id()));
  }

  private Optional<Referral> find(int lane, String id) {
    return lanes.find(lane, Drawer.REFERRAL, id).map(json -> JSON.readValue(json, Referral.class));
  }

  /** Two digits and more for the lane, then 128 bits in base32 that the same event gives again. */
  private static String id(int lane, String seed) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      return String.format(Locale.ROOT, "%02d-", lane) + base32(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    for (var bit = 0; bit < ID_BITS; bit += 5) {
      var pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
      text.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }
}
