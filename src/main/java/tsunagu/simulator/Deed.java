package tsunagu.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a resident does on the chat page; {@code kind} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Deed.Follow.class, name = "follow"),
  @JsonSubTypes.Type(value = Deed.Unfollow.class, name = "unfollow"),
  @JsonSubTypes.Type(value = Deed.Say.class, name = "text"),
  @JsonSubTypes.Type(value = Deed.Tap.class, name = "postback"),
  @JsonSubTypes.Type(value = Deed.Place.class, name = "location"),
  @JsonSubTypes.Type(value = Deed.Sticker.class, name = "sticker"),
  @JsonSubTypes.Type(value = Deed.Unsend.class, name = "unsend")
})
sealed interface Deed {
  /** Adds the bot as a friend, or unblocks it. */
  record Follow() implements Deed {}

  /** Blocks the bot. */
  record Unfollow() implements Deed {}

  /** Types words. */
  record Say(String text) implements Deed {}

  /** Taps a postback button; {@code params} is what a date or time picker gave. */
  record Tap(String data, @Nullable Map<String, String> params) implements Deed {}

  /** Sends a place on the map, in degrees. */
  record Place(String title, String address, double latitude, double longitude) implements Deed {}

  /** Sends a sticker. */
  record Sticker() implements Deed {}

  /** Takes back a message by its id. */
  record Unsend(String message) implements Deed {}
}
