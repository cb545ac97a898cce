package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Messages and parcels that were moved aside because they failed for good: to be looked at, tried
 * again or dropped. Kept 30 days, at most 10,000 over all lanes, sealed as they came; what leaves
 * here is masked. Every instance and command sees all of them. Thread-safe; throws {@link
 * LaneUnavailable} as the lanes do.
 */
public final class DeadLetters {
  /** How long they are kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int MOST = 10_000;
  private static final int MOST_OF_A_LANE_SHOWN = 100;
  private static final Pattern ID = Pattern.compile("(\\d{1,3})-(\\d{10,15}-\\d{1,10})");

  private final Redis redis;
  private final Keys keys;
  private final Keyring keyring;

  DeadLetters(Redis redis, Keys keys, Keyring keyring) {
    this.redis = redis;
    this.keys = keys;
    this.keyring = keyring;
  }

  /** How many of one lane are kept. */
  static long most(int lanes) {
    return Math.max(100, MOST / lanes);
  }

  /**
   * One of them.
   *
   * @param id by which it is named
   * @param at when it moved aside, Redis time
   * @param person the keyed hash; empty for a parcel
   * @param kind {@code parcel}, or the kind of event
   * @param reason a word, or what LINE answered
   * @param detail what failed and where; may be empty
   * @param masked the outline of what was said, without a letter of it
   */
  public record Letter(
      String id,
      Instant at,
      String person,
      String kind,
      String reason,
      String detail,
      String masked) {
    /** Whether it is something we wanted to say. */
    public boolean parcel() {
      return kind.equals("parcel");
    }

    /** Whether a word stands in anything shown of it; the empty word does. */
    public boolean mentions(String word) {
      return List.of(id, person, kind, reason, detail).stream()
          .anyMatch(part -> part.toLowerCase(java.util.Locale.ROOT).contains(word));
    }
  }

  /** How many there are in all lanes. */
  public long count() {
    return redis.each(lanes(), (to, lane) -> to.xlen(Call.bytes(keys.dead(lane)))).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** The newest, newest first. */
  public List<Letter> list(int most) {
    var limit = Limit.from(Math.min(most, MOST_OF_A_LANE_SHOWN));
    var found =
        redis.each(
            lanes(),
            (to, lane) ->
                to.xrevrange(Call.bytes(keys.dead(lane)), Range.<String>unbounded(), limit));
    return lanes().stream()
        .flatMap(lane -> found.get(lane).stream().map(entry -> letter(lane, entry)))
        .sorted(Comparator.comparing(Letter::at).reversed())
        .limit(most)
        .toList();
  }

  /** One by its id. */
  public Optional<Letter> find(String id) {
    return place(id)
        .flatMap(place -> {
          var found =
              redis.ask(to ->
                  to.xrange(
                      Call.bytes(keys.dead(place.lane())),
                      Range.create(place.entry(), place.entry())));
          return Objects.requireNonNullElse(found, List.<StreamMessage<byte[], byte[]>>of())
              .stream()
              .findFirst()
              .map(entry -> letter(place.lane(), entry));
        });
  }

  /**
   * Puts a message back into its inbox, or a parcel among those to be sent; the lane's holder finds
   * it within seconds. False when it is no longer there.
   */
  public boolean retry(String id) {
    return place(id).filter(this::revived).isPresent();
  }

  private boolean revived(Place place) {
    var lane = place.lane();
    return redis
        .run(
            new Call(Script.REVIVE)
                .keys(keys.dead(lane), keys.sequence(lane), keys.inbox(lane), keys.outbox(lane))
                .word(place.entry()))
        .is("OK");
  }

  /** Forgets one for good; false when it is no longer there. */
  public boolean drop(String id) {
    return place(id).filter(this::deleted).isPresent();
  }

  private boolean deleted(Place place) {
    Long gone = redis.ask(to -> to.xdel(Call.bytes(keys.dead(place.lane())), place.entry()));
    return gone != null && gone > 0;
  }

  private Optional<Place> place(String id) {
    var parts = ID.matcher(id);
    return parts.matches() && Integer.parseInt(parts.group(1)) < keys.count()
        ? Optional.of(new Place(Integer.parseInt(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  private List<Integer> lanes() {
    return IntStream.range(0, keys.count()).boxed().toList();
  }

  private Letter letter(int lane, StreamMessage<byte[], byte[]> entry) {
    var fields = new HashMap<String, byte[]>();
    entry.getBody().forEach((name, value) -> fields.put(new String(name, UTF_8), value));
    var moved = entry.getId().substring(0, entry.getId().indexOf('-'));
    return new Letter(
        lane + "-" + entry.getId(),
        Instant.ofEpochMilli(Long.parseLong(moved)),
        text(fields, "p"),
        text(fields, "k"),
        text(fields, "w"),
        text(fields, "e"),
        Mask.of(opened(lane, fields), text(fields, "k")));
  }

  /** What cannot be opened any more can still be dropped. */
  private @Nullable String opened(int lane, Map<String, byte[]> fields) {
    var body = fields.get("b");
    if (body == null) {
      return null;
    }
    var place =
        text(fields, "k").equals("parcel")
            ? Parcels.place(keys.outbox(lane), Long.parseLong(text(fields, "n")))
            : keys.place(lane, text(fields, "i"));
    try {
      return keyring.open(body, place);
    } catch (IllegalStateException _) {
      return null;
    }
  }

  private static String text(Map<String, byte[]> fields, String name) {
    return new String(fields.getOrDefault(name, new byte[0]), UTF_8);
  }

  private record Place(int lane, String entry) {}
}
