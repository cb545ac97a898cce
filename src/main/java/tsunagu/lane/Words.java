package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tsunagu.message.PersonId;

/** Puts changes and timers into a script's words, sealing what is to be sealed. */
final class Words {
  private static final int LONGEST_LOG = 1000;

  private final Keys keys;
  private final Keyring keyring;

  Words(Keys keys, Keyring keyring) {
    this.keys = keys;
    this.keyring = keyring;
  }

  /** How many changes {@link #writes} makes of these: entries of one list go in one. */
  static int count(List<Write> writes) {
    return joined(writes).size();
  }

  /**
   * Puts changes in.
   *
   * @param lasting drawers whose time to be kept was said today and need not be again
   */
  void writes(Call call, int lane, List<Write> writes, Set<Drawer> lasting) {
    for (var group : joined(writes)) {
      if (group.getFirst() instanceof Write.Append first) {
        var appends = group.stream().map(Write.Append.class::cast).toList();
        append(call, lane, appends, lasting.contains(first.drawer()));
      } else {
        write(call, lane, group.getFirst());
      }
    }
  }

  /** Whether a drawer holds what somebody said, which is kept so many entries at most. */
  private static boolean isWords(Drawer drawer) {
    return drawer == Drawer.LOG || drawer == Drawer.HEARD;
  }

  /** Entries of one list go together as long as nothing is taken away between them. */
  private static List<List<Write>> joined(List<Write> writes) {
    var groups = new ArrayList<List<Write>>();
    var open = new HashMap<Object, List<Write>>();
    for (var write : writes) {
      var group =
          write instanceof Write.Append(var drawer, var id, _, _, var keep)
              ? open.computeIfAbsent(List.of(drawer, id, keep), _ -> started(groups))
              : started(groups);
      group.add(write);
      if (write instanceof Write.Drop || write instanceof Write.Strike) {
        open.clear();
      }
    }
    return groups;
  }

  private static List<Write> started(List<List<Write>> groups) {
    var group = new ArrayList<Write>();
    groups.add(group);
    return group;
  }

  private void append(Call call, int lane, List<Write.Append> group, boolean lasting) {
    var first = group.getFirst();
    head(call, "append", lane, first.drawer(), first.id(), 2 + 2 * group.size())
        .word(lasting ? 0 : Math.max(1, first.keep().toSeconds()))
        .word(isWords(first.drawer()) ? LONGEST_LOG : 0);
    for (var write : group) {
      var place = entry(lane, write.drawer(), write.id(), write.name());
      call.word(write.name()).word(keyring.seal(write.value(), place));
    }
  }

  private void write(Call call, int lane, Write write) {
    switch (write) {
      case Write.Keep(var drawer, var id, var value, var keep) ->
          head(call, "keep", lane, drawer, id, 2)
              .word(keyring.seal(value, keys.drawer(lane, drawer, id)))
              .word(Math.max(1, keep.toSeconds()));
      case Write.Drop(var drawer, var id) -> head(call, "drop", lane, drawer, id, 0);
      case Write.Rank(var drawer, var id, var member, var score, var keep) ->
          head(call, "rank", lane, drawer, id, 3)
              .word(member)
              .word(Double.toString(score))
              .word(keep.toSeconds());
      case Write.Unrank(var drawer, var id, var member) ->
          head(call, "unrank", lane, drawer, id, 1).word(member);
      case Write.Join(var drawer, var id, var member) ->
          head(call, "join", lane, drawer, id, 1).word(member);
      case Write.Leave(var drawer, var id, var member) ->
          head(call, "leave", lane, drawer, id, 1).word(member);
      case Write.Append append -> append(call, lane, List.of(append), false);
      case Write.Bury(var arrived, var failure) -> {
        var place = call.key(keys.dead(lane));
        // the script takes the key behind it too
        call.key(keys.inbox(lane));
        bury(call.word("bury").word(place).word(7), arrived, failure);
      }
      case Write.Discard(var letters) -> {
        call.word("discard").word(call.key(keys.dead(lane))).word(1 + letters.size());
        call.word(DeadLetters.KEPT.toSeconds());
        letters.forEach(call::word);
      }
      case Write.Strike(var drawer, var id, var name) ->
          head(call, "strike", lane, drawer, id, 1).word(name);
    }
  }

  /** The words by which a script moves an event aside. */
  void bury(Call call, Arrived arrived, Lanes.Failure failure) {
    call.word(arrived.number())
        .word(arrived.incoming().person().hash())
        .word(Wire.kind(arrived.incoming()))
        .word(failure.reason())
        .word(failure.detail())
        .word(DeadLetters.KEPT.toSeconds())
        .word(DeadLetters.most(keys.count()));
  }

  private Call head(Call call, String word, int lane, Drawer drawer, String id, int words) {
    return call.word(word).word(call.key(keys.drawer(lane, drawer, id))).word(words);
  }

  /** A named entry is sealed for its name too, so that two of a list cannot be swapped. */
  String entry(int lane, Drawer drawer, String id, String name) {
    return keys.drawer(lane, drawer, id) + "#" + name;
  }

  void timers(Call call, PersonId person, List<Commit.Timer> timers) {
    for (var timer : timers) {
      var due = timer.due();
      call.word(person.hash() + " " + plain(timer.name()))
          .word(due == null ? "" : plain(timer.stamp()))
          .word(due == null ? 0 : due.toEpochMilli());
    }
  }

  /** A timer's name or stamp without spaces; an empty one is a dash. */
  private static String plain(String text) {
    return text.isEmpty() ? "-" : URLEncoder.encode(text, UTF_8).replace("-", "%2D");
  }

  /** The way back from {@link #plain}. */
  static String original(String plain) {
    return plain.equals("-") ? "" : URLDecoder.decode(plain, UTF_8);
  }
}
