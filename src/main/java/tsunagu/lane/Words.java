package tsunagu.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
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

  void writes(Call call, int lane, List<Write> writes) {
    for (var write : writes) {
      write(call, lane, write);
    }
  }

  private void write(Call call, int lane, Write write) {
    switch (write) {
      case Write.Keep(var drawer, var id, var value, var keep) ->
          head(call, "keep", lane, drawer, id, 2)
              .word(keyring.seal(value, keys.drawer(lane, drawer, id)))
              .word(Math.max(1, keep.toSeconds()));
      case Write.Drop(var drawer, var id) -> head(call, "drop", lane, drawer, id, 0);
      case Write.Rank(var drawer, var id, var member, var score) ->
          head(call, "rank", lane, drawer, id, 2).word(member).word(Double.toString(score));
      case Write.Unrank(var drawer, var id, var member) ->
          head(call, "unrank", lane, drawer, id, 1).word(member);
      case Write.Join(var drawer, var id, var member) ->
          head(call, "join", lane, drawer, id, 1).word(member);
      case Write.Leave(var drawer, var id, var member) ->
          head(call, "leave", lane, drawer, id, 1).word(member);
      case Write.Append(var drawer, var id, var name, var value, var keep) ->
          head(call, "append", lane, drawer, id, 4)
              .word(name)
              .word(keyring.seal(value, entry(lane, drawer, id, name)))
              .word(Math.max(1, keep.toSeconds()))
              .word(drawer == Drawer.LOG || drawer == Drawer.HEARD ? LONGEST_LOG : 0);
      case Write.Bury(var arrived, var failure) -> {
        var place = call.key(keys.dead(lane));
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
    var place = call.key(keys.drawer(lane, drawer, id));
    call.key(keys.order(lane, drawer, id));
    return call.word(word).word(place).word(words);
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
