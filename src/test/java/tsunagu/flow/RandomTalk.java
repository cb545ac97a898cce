package tsunagu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tsunagu.message.Incoming;
import tsunagu.message.Incoming.What;
import tsunagu.message.MessageId;
import tsunagu.message.Outgoing;
import tsunagu.message.Outgoing.Act;
import tsunagu.message.PersonId;
import tsunagu.story.SampleCity;

/** Somebody who types, taps old and new buttons, sends stickers and waits, all by lot. */
final class RandomTalk {
  private static final PersonId PERSON = new PersonId("abcdefghijklmnopqrstuvwxyz");

  private final Flows flows;
  private final Engine engine;
  private final Random random;
  private final Lookup lookup = SampleCity.ofSomeoneIntroduced();
  private final List<String> buttons = new ArrayList<>(List.of("a:7:gone:gone:x", "start:f0"));
  private final List<What.Due> timers = new ArrayList<>(List.of(new What.Due("timeout", "1")));
  private Instant now = Instant.parse("2026-11-24T01:00:00Z");
  private Progress progress = Progress.start().withMine(Map.of("wards", "幸区"));

  RandomTalk(Flows flows, Random random) {
    this.flows = flows;
    this.engine = Engine.of(flows);
    this.random = random;
  }

  void go(int turns) {
    for (int i = 0; i < turns; i++) {
      now = now.plusSeconds(60);
      progress = turn(event()).progress();
      waysOut();
    }
  }

  private Turn turn(Event event) {
    var turn = engine.advance(progress, event, lookup);
    assertThat(turn.effects()).noneMatch(Effect.Braked.class::isInstance);
    for (var effect : turn.effects()) {
      if (effect instanceof Effect.Say(var words)) {
        remember(words);
      } else if (effect instanceof Effect.Remind(var name, var stamp, _)) {
        timers.add(new What.Due(name, stamp));
      }
    }
    return turn;
  }

  private void remember(Outgoing words) {
    for (var choice : words.choices()) {
      if (choice.act() instanceof Act.Post(var data, _)) {
        buttons.add(data);
      }
    }
  }

  /** From wherever the person stands, the menu and a human are one word away. */
  private void waysOut() {
    assertThat(turn(said("メニュー")).progress().where()).startsWith("menu/");
    assertThat(turn(said("人と話す")).effects()).anyMatch(Effect.CallCoordinator.class::isInstance);
  }

  private Event event() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> said(String.valueOf(1 + random.nextInt(4)));
      case 4, 5 -> said(List.of("abc", "いいえ", "もどる", "wipe", "9", "").get(random.nextInt(6)));
      case 6 -> said("go" + flows.names().get(random.nextInt(flows.names().size())));
      case 7, 8 -> heard(new What.Tapped(any(buttons), Map.of()));
      case 9 -> heard(new What.Unreadable("Sticker"));
      case 10 -> heard(any(timers));
      default -> new Event.Happened("referral-received", Map.of("title", "x"), now);
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Event said(String text) {
    return heard(new What.Said(text, "1"));
  }

  private Event heard(What what) {
    return new Event.Heard(new Incoming(new MessageId("m"), PERSON, null, now, null, what));
  }
}
