package tsunagu.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Listing;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Manner;
import tsunagu.message.PersonId;
import tsunagu.outbox.Outbox;
import tsunagu.resident.Profile;
import tsunagu.resident.Residents;

/**
 * Notices to those who asked for them. Thread-safe. Who may send for which listing is the caller's
 * to check.
 */
@Component
public class Notices {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;
  private static final int CANDIDATES = 1_000;

  private final Ledger ledger;
  private final Residents residents;
  private final Outbox outbox;
  private final NoticeWords words;
  private final NoticePost post;

  Notices(Ledger ledger, Residents residents, Outbox outbox, NoticeWords words, NoticePost post) {
    this.ledger = ledger;
    this.residents = residents;
    this.outbox = outbox;
    this.words = words;
    this.post = post;
  }

  /**
   * What a coordinator wants to send.
   *
   * @param once the id made with the form, so that a double click is one notice
   * @param organisation for whom it is sent
   * @param by the account
   * @param wards official names; empty means all
   * @param fields NPO field numbers; empty means all
   */
  public record Order(
      UUID once,
      Listing listing,
      String organisation,
      String by,
      List<String> wards,
      List<Integer> fields) {
    public Order {
      wards = List.copyOf(wards);
      fields = List.copyOf(fields);
    }
  }

  /**
   * What sending would mean.
   *
   * @param message as those who read plain Japanese get it
   * @param people how many would get it; it costs as many messages
   * @param left how many of the month's messages are left, -1 when there is no limit
   * @param missing how many too few are left, 0 when it is enough
   */
  public record Preview(Outgoing message, int people, long left, long missing) {}

  /** How an order ended. */
  public sealed interface Outcome {
    /** It is written down and goes out. */
    record Accepted(Notice notice) implements Outcome {}

    /** The month's quota is too small by so many messages; nothing was sent. */
    record TooFew(long missing) implements Outcome {}

    /** Nobody wants notices of these wards and fields. */
    record Nobody() implements Outcome {}

    /** This instance cannot write just now; try again with the same id. */
    record Later() implements Outcome {}
  }

  /** What sending to these wards and fields would mean now. */
  public Preview preview(Listing listing, Collection<String> wards, Collection<Integer> fields) {
    var people = audience(wards, fields).values().stream().mapToInt(List::size).sum();
    var left = left();
    var message = words.of(listing, Manner.PLAIN, LocalDate.now(NoticeWords.TOKYO));
    return new Preview(message, people, left, missing(people, left));
  }

  /** Writes an order down, frozen, and begins to send it. */
  public Outcome send(Order order) {
    for (var candidate = 0; candidate < CANDIDATES; candidate++) {
      var id = id(order.once(), candidate);
      var known = ledger.find(id);
      if (known.isPresent()) {
        return new Outcome.Accepted(known.get());
      }
      if (ledger.holds(id)) {
        return write(id, order);
      }
    }
    return new Outcome.Later();
  }

  private Outcome write(String id, Order order) {
    var audience = audience(order.wards(), order.fields());
    var people = audience.values().stream().mapToInt(List::size).sum();
    if (people == 0) {
      return new Outcome.Nobody();
    }
    var missing = missing(people, left());
    if (missing > 0) {
      return new Outcome.TooFew(missing);
    }
    var now = ledger.now();
    var chunks = chunks(audience, now);
    var notice =
        new Notice(
            id,
            order.organisation(),
            order.listing().id(),
            order.listing().text().title(),
            order.by(),
            now,
            order.wards(),
            order.fields(),
            chunks.size(),
            people,
            0,
            Notice.State.SENDING,
            "");
    if (!ledger.write(notice, chunks)) {
      return new Outcome.Later();
    }
    post.wake();
    return new Outcome.Accepted(notice);
  }

  /** The notices of these organisations, newest first. */
  public List<Notice> list(Collection<String> organisations) {
    return organisations.stream()
        .flatMap(each -> ledger.of(each).stream())
        .sorted(Comparator.comparing(Notice::at).reversed())
        .toList();
  }

  /** The notice of an id. */
  public Optional<Notice> find(String id) {
    return ledger.find(id);
  }

  /** Goes on with what is paused, with the same keys; nobody who got it gets it again. */
  public boolean again(Notice notice) {
    var now = ledger.now();
    var paused =
        ledger.chunks(notice).stream()
            .filter(chunk -> chunk.state() == Chunk.State.PAUSED && chunk.fresh(now))
            .map(chunk -> chunk.again(now))
            .toList();
    if (paused.isEmpty()) {
      return false;
    }
    var done = ledger.write(notice.with(notice.sent(), Notice.State.SENDING, ""), paused);
    post.wake();
    return done;
  }

  /** Each person once, by the manner they are spoken to in. */
  private Map<Manner, List<PersonId>> audience(
      Collection<String> wards, Collection<Integer> fields) {
    var groups = new LinkedHashMap<Manner, List<PersonId>>();
    for (var person : residents.audience(wards, fields)) {
      residents
          .find(person)
          .filter(Notices::wanted)
          .map(it -> new Manner(it.language(), it.large()))
          .ifPresent(manner -> groups.computeIfAbsent(manner, _ -> new ArrayList<>()).add(person));
    }
    return groups;
  }

  static boolean wanted(Profile profile) {
    return profile.friend() && profile.notices() && !profile.address().isEmpty();
  }

  private static List<Chunk> chunks(Map<Manner, List<PersonId>> audience, Instant now) {
    var chunks = new ArrayList<Chunk>();
    audience.forEach((manner, people) -> {
      for (var from = 0; from < people.size(); from += Chunk.MOST) {
        var part = people.subList(from, Math.min(from + Chunk.MOST, people.size()));
        chunks.add(
            new Chunk(
                chunks.size(),
                UUID.randomUUID(),
                manner.language(),
                manner.large(),
                part.stream().map(PersonId::hash).toList(),
                Chunk.State.WAITING,
                0,
                null,
                now,
                ""));
      }
    });
    return chunks;
  }

  /** What LINE says is left, less what is on its way and not yet counted there. */
  private long left() {
    var quota = outbox.quota();
    if (quota.limit() < 0) {
      return -1;
    }
    var underWay = ledger.open().stream().mapToLong(it -> (long) it.people() - it.sent()).sum();
    return Math.max(0, quota.limit() - quota.used() - underWay);
  }

  private static long missing(int people, long left) {
    return left < 0 ? 0 : Math.max(0, people - left);
  }

  /** The same form leads to the same ids, and one of them to a lane we hold. */
  private static String id(UUID once, int candidate) {
    try {
      var seed = (once + ":" + candidate).getBytes(StandardCharsets.UTF_8);
      var hash = MessageDigest.getInstance("SHA-256").digest(seed);
      var id = new StringBuilder();
      for (var at = 0; at < LENGTH; at++) {
        id.append(BASE32.charAt(hash[at] & 31));
      }
      return id.toString();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
