package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
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
   * @param lasting whether the transcripts' time to be kept was said today and need not be again
   */
  void writes(Call call, int lane, List<Write> writes, boolean lasting) {
    for (var group : joined(writes)) {
      if (group.getFirst() instanceof Write.Append first) {
        append(call, lane, first, group, lasting && words(first.drawer()));
      } else {
        write(call, lane, group.getFirst());
      }
    }
  }

  /** Whether a drawer holds what somebody said, which is kept so many entries at most. */
  static boolean words(Drawer drawer) {
    return drawer == Drawer.LOG || drawer == Drawer.HEARD;
  }

  private static List<List<Write>> joined(List<Write> writes) {
    var groups = new ArrayList<List<Write>>();
    for (var write : writes) {
      if (write instanceof Write.Append more
          && !groups.isEmpty()
          && groups.getLast().getFirst() instanceof Write.Append first
          && first.drawer() == more.drawer()
          && first.id().equals(more.id())
          && first.keep().equals(more.keep())) {
        groups.getLast().add(write);
      } else {
        groups.add(new ArrayList<>(List.of(write)));
      }
    }
    return groups;
  }

  private void append(Call call, int lane, Write.Append first, List<Write> group, boolean lasting) {
    head(call, "append", lane, first.drawer(), first.id(), 2 + 2 * group.size())
        .word(lasting ? 0 : Math.max(1, first.keep().toSeconds()))
        .word(words(first.drawer()) ? LONGEST_LOG : 0);
    for (var write : group) {
      if (write instanceof Write.Append(var drawer, var id, var name, var value, _)) {
        call.word(name).word(keyring.seal(value, entry(lane, drawer, id, name)));
      }
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
      case Write.Append append -> append(call, lane, append, List.of(append), false);
      case Write.Bury(var arrived, var failure) -> {
        var place = call.key(keys.dead(lane));
        // the script takes the key behind it too
        call.key(keys.inbox(lane));
        bury(call.word("bury").word(place).word(7), arrived, failure);
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
