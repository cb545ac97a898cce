package tsunagu.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every resident's chat with the bot: whether they are friends, and what the bot said. Nothing
 * outlives the program; the chat page keeps what it showed and says again after a restart who is a
 * friend. Until it has said so, words to a resident are held for them. Thread-safe.
 */
final class Chats {
  private static final int KEPT = 300;

  private final InstantSource clock;
  private final Map<String, Chat> chats = new HashMap<>();
  private long messages;

  Chats(InstantSource clock) {
    this.clock = clock;
  }

  /** How a resident stands to the bot. */
  enum Friend {
    UNKNOWN,
    STRANGER,
    FRIEND,
    BLOCKED
  }

  /** A message the bot sent, numbered within the chat from 1. */
  record Entry(long number, long at, String id, JsonNode message) {}

  private static final class Chat {
    private @Nullable String name;
    private Friend friend = Friend.UNKNOWN;
    private long last;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> accepted = new java.util.LinkedHashSet<>();
    private final Set<String> delivered = new java.util.LinkedHashSet<>();
  }

  private Chat chat(String user) {
    return chats.computeIfAbsent(user, _ -> new Chat());
  }

  /** A resident's page is open and says how they stand to the bot, unless that is known. */
  synchronized Friend hello(String user, String name, Friend says) {
    var chat = chat(user);
    chat.name = name;
    if (chat.friend == Friend.UNKNOWN) {
      chat.friend = says;
      if (says != Friend.FRIEND) {
        chat.entries.clear();
      }
    }
    return chat.friend;
  }

  /** Changes how a resident stands to the bot. */
  synchronized void change(String user, Friend friend) {
    chat(user).friend = friend;
  }

  synchronized Friend friend(String user) {
    return chat(user).friend;
  }

  /** Whether words to this resident arrive (or will, once their page is back). */
  synchronized boolean receives(String user) {
    return Set.of(Friend.FRIEND, Friend.UNKNOWN).contains(friend(user));
  }

  /** The display name of a friend. */
  synchronized Optional<String> nameOf(String user) {
    var chat = chats.get(user);
    return chat == null || chat.friend != Friend.FRIEND
        ? Optional.empty()
        : Optional.ofNullable(chat.name);
  }

  /** Ids for as many messages, never the same twice. */
  synchronized List<String> ids(int number) {
    return IntStream.range(0, number)
        .mapToObj(_ -> Ids.message(clock.millis() + " " + messages++))
        .toList();
  }

  /** Shows messages to a resident, unless they blocked the bot or never met it. */
  synchronized void show(String user, List<String> ids, List<JsonNode> words) {
    if (!receives(user)) {
      return;
    }
    var chat = chat(user);
    for (int i = 0; i < words.size(); i++) {
      chat.entries.add(new Entry(++chat.last, clock.millis(), ids.get(i), words.get(i)));
    }
    if (chat.entries.size() > KEPT) {
      chat.entries.subList(0, chat.entries.size() - KEPT).clear();
    }
  }

  /** What the bot said after this number, in order. */
  synchronized List<Entry> after(String user, long number) {
    return chat(user).entries.stream().filter(entry -> entry.number() > number).toList();
  }

  /** Whether this deed of a resident is told for the first time since the program started. */
  synchronized boolean isNew(String user, String deed) {
    return add(chat(user).accepted, deed);
  }

  /** The bot has answered the webhook of this deed with 2xx. */
  synchronized void delivered(String user, String deed) {
    add(chat(user).delivered, deed);
  }

  /** Those of the deeds that reached the bot. */
  synchronized List<String> delivered(String user, List<String> deeds) {
    return deeds.stream().filter(chat(user).delivered::contains).toList();
  }

  private static boolean add(Set<String> set, String value) {
    boolean added = set.add(value);
    if (set.size() > KEPT) {
      set.remove(set.iterator().next());
    }
    return added;
  }
}
