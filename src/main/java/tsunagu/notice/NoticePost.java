package tsunagu.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.message.Outgoing;
import tsunagu.message.PersonId;
import tsunagu.outbox.Outbox;
import tsunagu.outbox.Outbox.Answer;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/**
 * Carries notices out, chunk by chunk. What is about to be tried is written before the call and
 * what LINE answered after it; whatever happens between is tried again with the same key, which
 * sends at most once.
 */
@Component
class NoticePost {
  private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Residents residents;
  private final Outbox outbox;
  private final NoticeWords words;
  private final Catalogue catalogue;
  private volatile Runnable bell = () -> {};

  NoticePost(
      Ledger ledger, Residents residents, Outbox outbox, NoticeWords words, Catalogue catalogue) {
    this.ledger = ledger;
    this.residents = residents;
    this.outbox = outbox;
    this.words = words;
    this.catalogue = catalogue;
  }

  /** Rings whoever runs the rounds. */
  void wake() {
    bell.run();
  }

  void onWake(Runnable ring) {
    bell = ring;
  }

  /** Tries all that is due in the lanes held; answers when to look again. */
  Instant round(Instant now) {
    var next = now.plus(LOOK);
    for (var notice : ledger.open()) {
      if (ledger.holds(notice.id())) {
        var due = carry(notice, now);
        next = due.isBefore(next) ? due : next;
      }
    }
    return next;
  }

  private Instant carry(Notice notice, Instant now) {
    var next = now.plus(LOOK);
    var current = notice;
    for (var chunk : ledger.chunks(notice)) {
      if (chunk.ended()) {
        continue;
      }
      if (chunk.due().isAfter(now)) {
        next = chunk.due().isBefore(next) ? chunk.due() : next;
        continue;
      }
      var after = carry(current, chunk, now);
      if (after.isEmpty()) {
        return next;
      }
      next = current.chunks() == after.get().notice().chunks() ? next : now;
      current = after.get().notice();
      if (!after.get().chunk().ended()) {
        next = after.get().chunk().due();
      }
    }
    finish(current);
    return next;
  }

  private record Step(Notice notice, Chunk chunk) {}

  /** One chunk's try; empty when the lane is lost and nothing more may be done. */
  private Optional<Step> carry(Notice notice, Chunk chunk, Instant now) {
    if (!chunk.fresh(now)) {
      return moved(notice, chunk.paused("too old to be sure"), 0);
    }
    var listing = catalogue.find(notice.listing());
    if (listing.isEmpty()) {
      return moved(notice, chunk.paused("the listing is gone"), 0);
    }
    var people = reachable(chunk);
    if (people.isEmpty()) {
      return moved(notice, chunk.sent(), 0);
    }
    var trying = chunk.trying(now);
    if (!ledger.write(notice, List.of(trying))) {
      return Optional.empty();
    }
    var attempt = new Try(notice, trying, people, now);
    return after(attempt, call(attempt, listing.get()));
  }

  /** One call: the people by address, and when. */
  private record Try(Notice notice, Chunk chunk, SequencedMap<String, String> people, Instant at) {}

  private Answer call(Try attempt, Listing listing) {
    var chunk = attempt.chunk();
    var manner = new Outgoing.Manner(chunk.language(), chunk.large());
    // the words of the day it was first tried: LINE wants the same body for the same key
    var first = chunk.first() == null ? attempt.at() : chunk.first();
    var day = LocalDate.ofInstant(first, NoticeWords.TOKYO);
    return outbox.multicast(
        chunk.key(), List.copyOf(attempt.people().keySet()), words.of(listing, manner, day));
  }

  private Optional<Step> after(Try attempt, Answer answer) {
    var notice = attempt.notice();
    var chunk = attempt.chunk();
    return switch (answer) {
      case Answer.Sent _ -> moved(notice, chunk.sent(), attempt.people().size());
      case Answer.Later(var reason) -> moved(notice, chunk.later(attempt.at(), reason), 0);
      case Answer.Refused(var reason) -> moved(notice, chunk.paused(reason), 0);
      case Answer.Unknown(var places) ->
          replaced(attempt, "unknown people", known(attempt, places));
      case Answer.TooLarge() -> tooLarge(attempt);
    };
  }

  private static List<List<String>> known(Try attempt, List<Integer> unknown) {
    var known = new ArrayList<String>();
    var at = 0;
    for (var person : attempt.people().values()) {
      if (!unknown.contains(at++)) {
        known.add(person);
      }
    }
    return known.isEmpty() ? List.of() : List.of(known);
  }

  private Optional<Step> tooLarge(Try attempt) {
    var all = List.copyOf(attempt.people().values());
    var half = all.size() / 2;
    return half == 0
        ? moved(attempt.notice(), attempt.chunk().paused("too large"), 0)
        : replaced(
            attempt, "too large", List.of(all.subList(0, half), all.subList(half, all.size())));
  }

  /** Nobody got it, so that its people may be sent to again in chunks with keys of their own. */
  private Optional<Step> replaced(Try attempt, String why, List<List<String>> parts) {
    var notice = attempt.notice();
    var chunk = attempt.chunk();
    var changed = new ArrayList<Chunk>();
    changed.add(chunk.replaced(why));
    for (var part : parts) {
      changed.add(chunk.part(notice.chunks() + changed.size() - 1, part, attempt.at()));
    }
    LOG.info("notice {} part {}: {}, {} new parts", notice.id(), chunk.number(), why, parts.size());
    var counted = notice.plus(parts.size());
    return ledger.write(counted, changed)
        ? Optional.of(new Step(counted, changed.getFirst()))
        : Optional.empty();
  }

  private Optional<Step> moved(Notice notice, Chunk chunk, int sent) {
    LOG.info(
        "notice {} part {}: {} {}", notice.id(), chunk.number(), chunk.state(), chunk.reason());
    var counted = notice.with(notice.sent() + sent, notice.state(), notice.reason());
    return ledger.write(counted, List.of(chunk))
        ? Optional.of(new Step(counted, chunk))
        : Optional.empty();
  }

  private void finish(Notice notice) {
    var chunks = ledger.chunks(notice);
    if (!chunks.stream().allMatch(Chunk::ended)) {
      return;
    }
    var paused = chunks.stream().filter(it -> it.state() == Chunk.State.PAUSED).findFirst();
    var state = paused.isPresent() ? Notice.State.PAUSED : Notice.State.DONE;
    ledger.write(
        notice.with(notice.sent(), state, paused.map(Chunk::reason).orElse("")), List.of());
  }

  /** Hashes by LINE user id, in the chunk's order, of those who still want it. */
  private SequencedMap<String, String> reachable(Chunk chunk) {
    var people = new LinkedHashMap<String, String>();
    for (var hash : chunk.people()) {
      residents
          .find(new PersonId(hash))
          .filter(Notices::wanted)
          .map(Profile::address)
          .ifPresent(address -> people.putIfAbsent(address, hash));
    }
    return people;
  }
}
