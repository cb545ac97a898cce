package tsunagu.simulator;

import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.MulticastRequest;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.ValidateMessageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bot may ask of LINE: reply, push, multicast. One call at a time, so that a retry key or a
 * reply token can never be used twice. Thread-safe.
 */
final class Calls {
  private static final Pattern USER = Pattern.compile("U[0-9a-f]{32}");
  private static final int RECIPIENTS = 500;
  private static final JsonMapper JSON = new JsonMapper();

  private final Chats chats;
  private final ReplyTokens tokens;
  private final RetryKeys keys;
  private final Quota quota;

  Calls(Chats chats, ReplyTokens tokens, RetryKeys keys, Quota quota) {
    this.chats = chats;
    this.tokens = tokens;
    this.keys = keys;
    this.quota = quota;
  }

  /** Answers to one event; free of charge. Returns the ids of the messages. */
  synchronized List<String> reply(String body) {
    var request = StrictReader.read(body, ReplyMessageRequest.class);
    var problems = new ArrayList<Problem>();
    new Spot("replyToken", problems).needs(request.replyToken());
    check(body, request.messages(), problems);
    return show(List.of(tokens.take(request.replyToken())), body);
  }

  /** Sends to one person; counts as one message of the month. */
  synchronized List<String> push(String body, Optional<UUID> key, String requestId) {
    var request = StrictReader.read(body, PushMessageRequest.class);
    var problems = new ArrayList<Problem>();
    recipient(request.to(), new Spot("to", problems));
    check(body, request.messages(), problems);
    var receiving = receiving(List.of(request.to()));
    quota.spend(receiving.size());
    var sent = show(receiving, body);
    key.ifPresent(k -> keys.keep(k, requestId, sent));
    return sent;
  }

  /** Sends to up to 500 people; nobody gets anything where one of them is invalid. */
  synchronized void multicast(String body, Optional<UUID> key, String requestId) {
    var request = StrictReader.read(body, MulticastRequest.class);
    var problems = new ArrayList<Problem>();
    new Spot("to", problems).each(request.to(), 1, RECIPIENTS, Calls::recipient);
    check(body, request.messages(), problems);
    var receiving = receiving(request.to());
    quota.spend(receiving.size());
    show(receiving, body);
    key.ifPresent(k -> keys.keep(k, requestId, List.of()));
  }

  /** Only looks at messages. */
  void validate(String body) {
    var request = StrictReader.read(body, ValidateMessageRequest.class);
    check(body, request.messages(), new ArrayList<>());
  }

  /** The earlier call with this key. */
  Optional<RetryKeys.Accepted> earlier(UUID key) {
    return keys.find(key);
  }

  private static void recipient(@Nullable String to, Spot spot) {
    if (to == null || !USER.matcher(to).matches()) {
      spot.wrong("is invalid");
    }
  }

  private static void check(String body, List<Message> messages, List<Problem> problems) {
    problems.addAll(MessageRules.check(messages, StrictReader.tree(body).path("messages")));
    if (!problems.isEmpty()) {
      throw Refused.because(problems);
    }
  }

  /** LINE answers 200 for those who blocked the bot, and neither delivers nor counts. */
  private List<String> receiving(List<String> to) {
    return to.stream().distinct().filter(chats::receives).toList();
  }

  private List<String> show(List<String> to, String body) {
    List<JsonNode> messages = JSON.readTree(body).path("messages").valueStream().toList();
    var ids = chats.ids(messages.size());
    to.forEach(user -> chats.show(user, ids, messages));
    return ids;
  }
}
