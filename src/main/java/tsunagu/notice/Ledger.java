package tsunagu.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.lane.Write;
import tsunagu.message.PersonId;

/** Notices as they lie in their lanes: a head, its chunks, and two lists to find them by. */
@Component
class Ledger {
  private static final String OPEN = "open";
  private static final Duration KEEP = Duration.ofDays(400);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Lanes lanes;

  Ledger(Lanes lanes) {
    this.lanes = lanes;
  }

  int lane(String id) {
    return lanes.lane(new PersonId(id));
  }

  boolean holds(String id) {
    return lanes.holds(lane(id));
  }

  /** Redis time, the same for all instances. */
  Instant now() {
    return lanes.now();
  }

  Optional<Notice> find(String id) {
    return lanes.find(lane(id), Drawer.NOTICE, id).map(json -> JSON.readValue(json, Notice.class));
  }

  List<Notice> of(String organisation) {
    return read(list(organisation));
  }

  /** Notices not yet through, of all lanes, oldest first. */
  List<Notice> open() {
    return read(OPEN);
  }

  List<Chunk> chunks(Notice notice) {
    var chunks = new ArrayList<Chunk>();
    for (var number = 0; number < notice.chunks(); number++) {
      lanes
          .find(lane(notice.id()), Drawer.NOTICE, key(notice, number))
          .ifPresent(json -> chunks.add(JSON.readValue(json, Chunk.class)));
    }
    return chunks;
  }

  /**
   * Writes a notice and those of its chunks that changed, together; false when another instance
   * holds the lane.
   */
  boolean write(Notice notice, List<Chunk> changed) {
    var writes = new ArrayList<Write>();
    for (var chunk : changed) {
      writes.add(
          new Write.Keep(
              Drawer.NOTICE, key(notice, chunk.number()), JSON.writeValueAsString(chunk), KEEP));
    }
    writes.add(new Write.Keep(Drawer.NOTICE, notice.id(), JSON.writeValueAsString(notice), KEEP));
    var at = notice.at().toEpochMilli();
    writes.add(new Write.Rank(Drawer.NOTICE, list(notice.organisation()), notice.id(), at));
    writes.add(
        notice.state() == Notice.State.SENDING
            ? new Write.Rank(Drawer.NOTICE, OPEN, notice.id(), at)
            : new Write.Unrank(Drawer.NOTICE, OPEN, notice.id()));
    return lanes.record(lane(notice.id()), writes);
  }

  private List<Notice> read(String list) {
    return lanes.ranked(Drawer.NOTICE, list).stream()
        .flatMap(ranked -> find(ranked.member()).stream())
        .toList();
  }

  private static String list(String organisation) {
    return "of-" + organisation;
  }

  private static String key(Notice notice, int number) {
    return notice.id() + "-" + number;
  }
}
