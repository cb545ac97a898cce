package tsunagu.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsunagu.flow.Lookup.Desk;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.referral.Organisation;
import tsunagu.referral.Organisations.Helpline;
import tsunagu.referral.Organisations.Route;

/** Shows an organisation or a helpline in a person's language, with public facts only. */
final class DeskCards {
  private final Wording words;
  private final String language;

  private DeskCards(Manner manner) {
    this.words = Wording.of(manner.language());
    this.language = manner.language();
  }

  static Desk desk(Route route, Manner manner) {
    return new DeskCards(manner).desk(route);
  }

  static Card helpline(Helpline helpline, Manner manner) {
    return new DeskCards(manner).helpline(helpline);
  }

  private Desk desk(Route route) {
    var organisation = route.organisation();
    var name = organisation.name(language);
    var receiver = route.receiver().name(language);
    var receives = route.receiver().id().equals(organisation.id());
    var reason = receives ? text(route.reason()) : forSomeoneElse(name, route);
    var lines = new ArrayList<Line>();
    var about = text(organisation.about());
    add(lines, "", about);
    if (!text(route.reason()).equals(about)) {
      add(lines, "reason", text(route.reason()));
    }
    desk(lines, organisation.desk());
    if (!receives) {
      add(lines, "receiver", receiver);
    }
    lines.add(
        new Line(
            words.label("checked-on").formatted(Days.date(organisation.checked(), language)), ""));
    var card = new Card(name, words.label("organisation"), lines, page(organisation.desk().url()));
    return new Desk(route.receiver().id(), name, receiver, reason, card, name);
  }

  /**
   * Who consents must read both names: the organisation meant, and the one that receives for it.
   */
  private String forSomeoneElse(String name, Route route) {
    return words.label("for-someone-else").formatted(name, text(route.reason()));
  }

  private void desk(List<Line> lines, Organisation.Desk desk) {
    add(lines, "place", text(desk.place()));
    add(lines, "hours", text(desk.hours()));
    add(lines, "phone", desk.phone());
  }

  /** An address is tapped, not read. */
  private List<Choice> page(String address) {
    return address.isBlank()
        ? List.of()
        : List.of(new Choice(words.label("page"), new Act.Open(address)));
  }

  private Card helpline(Helpline helpline) {
    var lines = new ArrayList<Line>();
    add(lines, "phone", helpline.phone());
    add(lines, "hours", text(helpline.hours()));
    var buttons =
        helpline.phone().isBlank()
            ? List.<Choice>of()
            : List.of(new Choice(words.label("call"), new Act.Open(tel(helpline.phone()))));
    return new Card(text(helpline.name()), words.label("helpline"), lines, buttons);
  }

  /** A telephone address (RFC 3966), in which the # of short numbers is written %23. */
  private static String tel(String phone) {
    return "tel:" + phone.replaceAll("[^0-9#]", "").replace("#", "%23");
  }

  private void add(List<Line> lines, String label, String text) {
    if (!text.isBlank()) {
      lines.add(new Line(label.isEmpty() ? "" : words.label(label), text));
    }
  }

  private String text(Map<String, String> texts) {
    return texts.getOrDefault(language, texts.getOrDefault("ja", ""));
  }
}
