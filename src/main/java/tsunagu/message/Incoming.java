package tsunagu.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person, whoever caused it: LINE, a form, a coordinator, a timer.
 *
 * @param id dropped when seen before (at least three days)
 * @param address the LINE user id where the sender knows it; personal data, sealed at rest
 * @param at when it happened, by the clock of whoever sent it
 * @param ticket the right to reply, for LINE's own events
 */
public record Incoming(
    MessageId id,
    PersonId person,
    @Nullable String address,
    Instant at,
    @Nullable ReplyTicket ticket,
    What what) {

  @Override
  public String toString() {
    return what.getClass().getSimpleName() + " of " + person;
  }

  /** What happened. */
  public sealed interface What {
    /**
     * The person typed.
     *
     * @param lineMessage LINE's message id, by which an unsend finds it again
     */
    record Said(String text, String lineMessage) implements What {}

    /**
     * The person tapped a button or quick reply.
     *
     * @param data the postback data, at most 300 characters
     */
    record Tapped(String data, Map<String, String> params) implements What {
      public Tapped {
        params = Map.copyOf(params);
      }
    }

    /** The person shared a place (WGS 84 degrees). */
    record Shared(double latitude, double longitude) implements What {}

    /** The person added the account as a friend, or unblocked it. */
    record Followed(boolean again) implements What {}

    /** The person blocked the account; nothing may be said any more. */
    record Unfollowed() implements What {}

    /** The person took a message back; it must be forgotten (LINE: "unsend event"). */
    record Unsent(String lineMessage) implements What {}

    /** Something we cannot read: a sticker, a picture, an event LINE added later. */
    record Unreadable(String kind) implements What {}

    /** A timer is due; it does nothing unless the person still stands where it was set. */
    record Due(String timer, String stamp) implements What {}

    /** The referral form was sent; the fields are personal data. */
    record FormSent(String referral, Map<String, String> fields) implements What {
      public FormSent {
        fields = Map.copyOf(fields);
      }
    }

    /**
     * An organisation or coordinator moved a referral.
     *
     * @param status a code of the referral status machine
     * @param by account or organisation, never a resident
     * @param note a reason or outcome for the resident; may be empty
     */
    record Moved(String referral, String status, String by, String note) implements What {}

    /** The person withdrew a referral on their own page. */
    record Withdrew(String referral) implements What {}

    /** A coordinator took the conversation over. */
    record CoordinatorCame(String by, String organisation) implements What {}

    /** A coordinator wrote to the person. */
    record CoordinatorSaid(String by, String organisation, String text) implements What {}

    /** A coordinator handed the conversation back to the bot. */
    record CoordinatorLeft(String by, String organisation) implements What {}

    /**
     * New listings fit a wish the person asked us to keep.
     *
     * @param wish the id of the kept wish
     * @param listings best first
     */
    record Matched(String wish, List<String> listings) implements What {
      public Matched {
        listings = List.copyOf(listings);
      }
    }

    /** The person asked on their own page that everything be forgotten. */
    record AskedToBeForgotten() implements What {}
  }
}
