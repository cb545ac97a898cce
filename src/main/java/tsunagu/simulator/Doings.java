package tsunagu.simulator;

import java.time.Instant;
import java.util.List;

/** Carries out what residents do: keeps who is a friend and tells the bot. Thread-safe. */
final class Doings implements Webhook.Listener {
  private final Chats chats;
  private final ReplyTokens tokens;

  Doings(Chats chats, ReplyTokens tokens) {
    this.chats = chats;
    this.tokens = tokens;
  }

  /**
   * Puts a deed in its envelope; the same deed told again keeps its ids. Refused (409) for one who
   * is no friend. Right after a start nobody is known yet, then anyone may speak.
   *
   * @param name names the deed within the chat, chosen by the page
   */
  Envelope envelope(String user, String name, Instant at, Deed deed) {
    var before = chats.friend(user);
    switch (deed) {
      case Deed.Follow _ -> chats.change(user, Chats.Friend.FRIEND);
      case Deed.Unfollow _ -> chats.change(user, Chats.Friend.BLOCKED);
      default -> {
        if (!chats.receives(user)) {
          throw new Refused(409, "not a friend", List.of());
        }
      }
    }
    boolean unblocked = before == Chats.Friend.BLOCKED;
    return new Envelope(user, name, at, deed, tokens.issue(user), unblocked);
  }

  @Override
  public void again(Envelope envelope) {
    tokens.renew(envelope.replyToken());
  }

  @Override
  public void delivered(Envelope envelope) {
    chats.delivered(envelope.user(), envelope.name());
  }
}
