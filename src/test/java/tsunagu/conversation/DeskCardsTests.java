package tsunagu.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Choice;
import tsunagu.message.Outgoing.Line;
import tsunagu.message.Outgoing.Manner;
import tsunagu.referral.Organisation;
import tsunagu.referral.Organisations.Helpline;
import tsunagu.referral.Organisations.Route;

/** Organisations and helplines on cards: public facts, each once, what can be tapped is tapped. */
class DeskCardsTests {
  private static final Manner JA = new Manner("ja", false);
  private static final Manner EN = new Manner("en", false);
  private static final Organisation CENTRE = organisation("IO-01", "センター", "044-000-0000");
  private static final Organisation NETWORK = organisation("IO-02", "ネット", "");

  @Test
  void aCardHasTheFactsOfTheDeskAndTheDayTheyWereChecked() {
    var desk = DeskCards.desk(new Route(CENTRE, CENTRE, Map.of("ja", "近いからです。")), JA);
    assertThat(desk.id()).isEqualTo("IO-01");
    assertThat(desk.reason()).isEqualTo("近いからです。");
    assertThat(desk.card().lines())
        .containsExactly(
            new Line("", "相談にのります。"),
            new Line("ご案内する理由", "近いからです。"),
            new Line("場所", "中原区"),
            new Line("電話", "044-000-0000"),
            new Line("11月24日に確かめた情報です", ""));
    assertThat(desk.card().buttons())
        .containsExactly(new Choice("ホームページを見る", new Act.Open("https://example.org/IO-01")));
  }

  @Test
  void whoReceivesForAnotherIsNamedBesideIt() {
    var desk = DeskCards.desk(new Route(NETWORK, CENTRE, Map.of("ja", "近いからです。")), JA);
    assertThat(desk.id()).isEqualTo("IO-01");
    assertThat(desk.name()).isEqualTo("ネット");
    assertThat(desk.receiver()).isEqualTo("センター");
    assertThat(desk.reason()).contains("ネット", "近いからです。");
    assertThat(desk.card().lines()).contains(new Line("紹介の受け取り", "センター"));
  }

  @Test
  void aReasonThatOnlyRepeatsWhatItDoesIsNotSaidTwice() {
    var desk = DeskCards.desk(new Route(CENTRE, CENTRE, CENTRE.about()), JA);
    assertThat(desk.card().lines()).filteredOn(line -> line.text().equals("相談にのります。")).hasSize(1);
  }

  @Test
  void aHelplineIsCalledByOneTap() {
    var card = DeskCards.helpline(helpline("#7119"), EN);
    assertThat(card.title()).isEqualTo("Line");
    assertThat(card.lines()).containsExactly(new Line("Phone", "#7119"), new Line("Hours", "いつでも"));
    assertThat(card.buttons()).containsExactly(new Choice("Call", new Act.Open("tel:%237119")));
    assertThat(DeskCards.helpline(helpline(""), JA).buttons()).isEmpty();
  }

  private static Helpline helpline(String phone) {
    return new Helpline(Map.of("ja", "窓口", "en", "Line"), phone, Map.of("ja", "いつでも"), "");
  }

  private static Organisation organisation(String id, String name, String phone) {
    return new Organisation(
        id,
        Map.of("ja", name),
        "",
        Map.of("ja", "相談にのります。"),
        List.of(),
        new Organisation.Desk(
            "https://example.org/" + id, Map.of("ja", "中原区"), Map.of(), phone, List.of("ja")),
        List.of(),
        id,
        true,
        "",
        LocalDate.of(2026, 11, 24));
  }
}
