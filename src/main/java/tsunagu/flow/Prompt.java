package tsunagu.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tsunagu.flow.Flow.CardWords;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Sort;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.Outgoing.Card;
import tsunagu.message.Outgoing.Choice;
import tsunagu.wish.Wish;

/** A question as it stands before the person: its choices, numbered, tappable and typed. */
final class Prompt {
  static final String MORE = "+more";
  private static final String WITHOUT = "-";
  private static final String INSTEAD = "~";
  private static final List<Lookup.Other> NO_OTHERS = List.of();
  private static final int LABEL = 20;
  private static final Pattern READING = Pattern.compile("（[^）]*）");

  private final Question question;
  private final Slots slots;
  private final State state;
  private final Run run;
  private final Address address;

  /** Where a question stands, for the data of its buttons. */
  record Address(String flow, String step, int stamp) {
    String data(String value) {
      return "a:" + stamp + ":" + flow + ":" + step + ":" + value;
    }
  }

  /**
   * One thing to choose.
   *
   * @param card for listings and organisations
   * @param sentence the card in words
   */
  record Tap(Option option, String label, @Nullable Card card, String sentence) {}

  Prompt(Question question, Address address, Run run) {
    this.question = question;
    this.address = address;
    this.run = run;
    this.slots = run.slots;
    this.state = run.state;
  }

  /** Everything that can be chosen now, in the order of its numbers. */
  List<Tap> taps() {
    var taps = new ArrayList<Tap>(listed());
    if (question.sort() == Sort.OFFER
        && state.found.shown() + page() < state.found.offers().size()) {
      var more = cards().more();
      taps.add(tap(new Option(MORE, more, List.of(), Map.of(), null, 0)));
    }
    question.choices().forEach(option -> taps.add(tap(option)));
    if (question.sort() == Sort.OFFER || question.sort() == Sort.OTHER_WISH) {
      pieces().stream()
          .filter(one -> !one.code().startsWith(Lookup.Other.SAID))
          .forEach(one -> taps.add(other(WITHOUT, one, cut(one.label(), LABEL - 2) + " ✕")));
    }
    return taps;
  }

  private List<Lookup.Other> pieces() {
    return run.lookup.pieces(state.wish, state.manner());
  }

  private List<Lookup.Other> instead() {
    return run.lookup.instead(state.wish, run.today, state.manner());
  }

  private static Tap other(String mark, Lookup.Other other, String label) {
    return new Tap(option(mark + other.code()), label, null, "");
  }

  /** The wish that a tap on a piece or on other words leads to. */
  Optional<Wish> otherWish(String value) {
    var others =
        value.startsWith(WITHOUT) ? pieces() : value.startsWith(INSTEAD) ? instead() : NO_OTHERS;
    return others.stream()
        .filter(one -> one.code().equals(value.substring(1)))
        .map(Lookup.Other::wish)
        .findFirst();
  }

  private Tap tap(Option option) {
    return new Tap(option, slots.text(option.label()), null, "");
  }

  private List<Tap> listed() {
    return switch (question.sort()) {
      case OFFER -> offers();
      case DESK -> desks();
      case INTRODUCTION -> introductions();
      case OTHER_WISH -> instead().stream().map(one -> other(INSTEAD, one, one.label())).toList();
      case KEPT ->
          run.lookup.kept(state.manner()).stream()
              .map(one -> new Tap(value(one.id()), one.label(), null, ""))
              .toList();
      default -> List.of();
    };
  }

  private List<Tap> offers() {
    return state.found.offers().stream()
        .skip(state.found.shown())
        .limit(page())
        .flatMap(id -> run.lookup.offer(id, state.wish, run.today, state.manner()).stream())
        .map(offer ->
            new Tap(value(offer.id()), offer.card().title(), card(offer), offer.sentence()))
        .toList();
  }

  /** In large letters a card of a row has room for little; in a row nothing leads elsewhere. */
  private Card card(Lookup.Offer offer) {
    var card = state.manner().large() ? offer.brief() : offer.card();
    return new Card(card.title(), card.badge(), card.lines(), List.of());
  }

  private List<Tap> desks() {
    var taps = new ArrayList<Tap>();
    for (var desk : slots.desks()) {
      var option = value(desk.id() + "#" + taps.size());
      taps.add(new Tap(option, desk.name(), desk.card(), desk.sentence()));
    }
    return taps;
  }

  private List<Tap> introductions() {
    return run.lookup.introductions(state.manner()).stream()
        .limit(8)
        .map(
            one -> new Tap(value(one.id()), one.title() + "（" + one.organisation() + "）", null, ""))
        .toList();
  }

  private static Option value(String id) {
    return option("=" + id);
  }

  private static Option option(String value) {
    return new Option(value, Wording.EMPTY, List.of(), Map.of(), null, 0);
  }

  private int page() {
    return cards().page();
  }

  private CardWords cards() {
    var cards = question.cards();
    if (cards == null) {
      throw new IllegalStateException("no words for cards at " + address);
    }
    return cards;
  }

  /** Asks, beginning with the words given. */
  void ask(String words, Speech speech) {
    var taps = taps();
    var cards = new ArrayList<Card>();
    var spoken = new ArrayList<String>();
    var lines = new ArrayList<String>();
    var pieces = new ArrayList<String>();
    for (var tap : taps) {
      int number = cards.size() + lines.size() + pieces.size() + 1;
      if (tap.option().value().startsWith(WITHOUT)) {
        pieces.add(number + ". " + tap.label().replace(" ✕", "\u00A0✕"));
      } else if (tap.card() == null) {
        lines.add(numbered() ? number + ". " + tap.label() : "・" + tap.label());
      } else {
        cards.add(card(tap, number));
        spoken.add(number + ". " + tap.sentence());
      }
    }
    if (!pieces.isEmpty()) {
      lines.add("");
      lines.add(slots.text(cards().without()));
      lines.addAll(pieces);
    }
    if (cards.isEmpty()) {
      speech.text(
          Stream.of(words, String.join("\n", lines))
              .filter(s -> !s.isEmpty())
              .reduce((a, b) -> a + "\n\n" + b)
              .orElse(""));
    } else {
      speech.text(words);
      speech.cards(String.join("\n", spoken), cards);
      speech.text(String.join("\n", lines));
    }
    speech.choices(choices(taps));
  }

  /** Whether a typed number chooses; where an amount is asked for it is the answer. */
  private boolean numbered() {
    return question.sort() != Sort.NUMBER;
  }

  /** The quick replies. */
  List<Choice> choices() {
    return choices(taps());
  }

  private List<Choice> choices(List<Tap> taps) {
    var choices = new ArrayList<Choice>();
    if (question.sort() == Sort.LOCATION) {
      choices.add(new Choice(slots.text(cards().button()), new Act.Where()));
    }
    for (var tap : taps) {
      if (tap.card() == null) {
        choices.add(new Choice(cut(tap.label()), post(tap)));
      }
    }
    beside().forEach(choices::add);
    return choices;
  }

  /** Ways out that every question offers, unless it offers them itself. */
  private Stream<Choice> beside() {
    return run.flows.beside().stream()
        .filter(option -> !option.value().equals(address.flow()))
        .filter(option ->
            question.choices().stream().noneMatch(own -> option.value().equals(own.then())))
        .map(option -> {
          var label = slots.text(option.label());
          return new Choice(cut(label), new Act.Post(Buttons.GO + option.value(), label));
        });
  }

  private Card card(Tap tap, int number) {
    var card = tap.card() == null ? new Card("", "", List.of(), List.of()) : tap.card();
    var buttons = new ArrayList<>(card.buttons());
    buttons.addFirst(new Choice(cut(slots.text(cards().button())), post(tap)));
    return new Card(
        number + ". " + card.title(),
        card.badge(),
        card.lines(),
        buttons.stream().limit(4).toList());
  }

  private Act post(Tap tap) {
    return new Act.Post(address.data(tap.option().value()), cut(tap.label(), 100));
  }

  private static String cut(String label) {
    return cut(label, LABEL);
  }

  /** At most so many grapheme clusters, as LINE counts labels. */
  static String cut(String label, int most) {
    if (label.length() <= most) {
      return label; // a cluster has at least one unit
    }
    var clusters = Graphemes.of(label);
    return clusters.size() <= most ? label : String.join("", clusters.subList(0, most - 1)) + "…";
  }

  /** The choices a typed text means exactly; empty when none. */
  List<Tap> exactly(String text) {
    var taps = taps();
    if (question.patience().many()) {
      var several = several(Typed.numbers(text), taps);
      if (!several.isEmpty()) {
        return several;
      }
    }
    var number = numbered() ? Typed.number(text) : Optional.<Integer>empty();
    if (number.isPresent() && number.get() >= 1 && number.get() <= taps.size()) {
      return several(List.of(number.get()), taps);
    }
    var plain = Typed.plain(text);
    return plain.isEmpty()
        ? List.of()
        : taps.stream().filter(tap -> called(tap, plain)).limit(1).toList();
  }

  private List<Tap> several(List<Integer> numbers, List<Tap> taps) {
    boolean fit = numbers.stream().allMatch(number -> number >= 1 && number <= taps.size());
    var chosen =
        fit ? numbers.stream().distinct().map(n -> taps.get(n - 1)).toList() : List.<Tap>of();
    boolean enough =
        !question.patience().many() || question.patience().range().holds(chosen.size());
    return enough ? chosen : List.of();
  }

  private static boolean called(Tap tap, String plain) {
    var written = tap.option().label().languages().values();
    return Stream.concat(tap.option().words().stream(), written.stream())
            .anyMatch(word -> Typed.word(word).equals(plain))
        || labelled(tap.label(), written.contains(tap.label()), plain);
  }

  /** By its label as it stands before the person, with its readings or without. */
  private static boolean labelled(String label, boolean known, String plain) {
    return (!known && Typed.plain(label).equals(plain))
        || (label.indexOf('（') >= 0
            && Typed.plain(READING.matcher(label).replaceAll("")).equals(plain));
  }

  /** The choice of a button's value. */
  Optional<Tap> of(String value) {
    return taps().stream().filter(tap -> tap.option().value().equals(value)).findFirst();
  }
}
