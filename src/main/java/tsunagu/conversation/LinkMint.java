package tsunagu.conversation;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Part;
import tsunagu.message.PersonId;
import tsunagu.resident.Links;

/** Turns the addresses that flows write into absolute ones, minting one-time links on the way. */
@Component
final class LinkMint {
  private static final String LINK = "link:";

  private final Links links;
  private final ConversationSettings settings;
  private final String base;

  LinkMint(
      Links links, ConversationSettings settings, @Value("${tsunagu.pages.address}") String base) {
    this.links = links;
    this.settings = settings;
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /**
   * The same words with addresses that can be opened.
   *
   * @param referral what a link of purpose {@code refer} is about; may be empty
   */
  Outgoing resolve(Outgoing outgoing, PersonId person, String referral) {
    return new Outgoing(
        outgoing.parts().stream().map(part -> part(part, person, referral)).toList(),
        choices(outgoing.choices(), person, referral),
        outgoing.manner());
  }

  private Part part(Part part, PersonId person, String referral) {
    return switch (part) {
      case Part.Text text -> text;
      case Part.Cards(var instead, var cards) ->
          new Part.Cards(
              instead,
              cards.stream()
                  .map(card ->
                      new Card(
                          card.title(),
                          card.badge(),
                          card.lines(),
                          choices(card.buttons(), person, referral)))
                  .toList());
    };
  }

  private List<Choice> choices(List<Choice> choices, PersonId person, String referral) {
    return choices.stream()
        .map(choice -> new Choice(choice.label(), act(choice.act(), person, referral)))
        .toList();
  }

  private Act act(Act act, PersonId person, String referral) {
    if (!(act instanceof Act.Open(var address))) {
      return act;
    }
    if (address.startsWith("/")) {
      return new Act.Open(base + address);
    }
    if (!address.startsWith(LINK)) {
      return act;
    }
    var purpose = address.substring(LINK.length());
    var subject = purpose.equals("refer") ? referral : "";
    var token = links.mint(purpose, person, subject, settings.linkLife());
    return new Act.Open(base + "/" + purpose + "/" + token);
  }
}
