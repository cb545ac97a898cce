package tsunagu.referral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tsunagu.message.PersonId;

/**
 * An introduction of a resident to an organisation.
 *
 * @param id begins with the lane's number, so that any id finds its slot
 * @param listing what it is about; may be empty
 * @param title the listing's or wish's words as shown to the resident
 * @param contact what the resident typed into the form: personal data; null before, and after
 *     purging
 */
public record Referral(
    String id,
    PersonId person,
    String organisation,
    String listing,
    String title,
    List<String> wards,
    Consent consent,
    Status status,
    List<Step> history,
    @Nullable Contact contact) {
  public Referral {
    wards = List.copyOf(wards);
    history = List.copyOf(history);
  }

  /** The same referral with what the resident typed into the form. */
  public Referral with(Contact typed) {
    return new Referral(
        id, person, organisation, listing, title, wards, consent, status, history, typed);
  }

  @Override
  public String toString() {
    return "Referral " + id + " " + status;
  }

  /** The states of the machine; codes are the lower-case names. */
  public enum Status {
    DRAFT,
    CONSENTED,
    SUBMITTED,
    RECEIVED,
    IN_CONTACT,
    INTRODUCED,
    MATCHED,
    COMPLETED,
    REFUSED,
    TRANSFERRED,
    CLOSED_NO_MATCH,
    WITHDRAWN,
    EXPIRED
  }

  /** Who may set a state; coordinators act for their organisation. */
  public enum Actor {
    RESIDENT,
    ORGANISATION,
    CLOCK
  }

  /**
   * One step of its life.
   *
   * @param by the account or organisation; empty for the resident and the clock
   * @param note a reason or outcome in words, shown to the resident; may be empty
   */
  public record Step(Status status, Instant at, Actor actor, String by, String note) {}

  /**
   * What the resident agreed to.
   *
   * @param shown the text as shown, word for word
   */
  public record Consent(String shown, String language, Instant at) {}

  /**
   * How to reach the resident; values by field name of the form.
   *
   * @param fields {@code name}, {@code channel}, {@code address}, {@code message}
   */
  public record Contact(Map<String, String> fields) {
    public Contact {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Contact";
    }
  }
}
