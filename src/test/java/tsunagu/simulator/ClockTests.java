package tsunagu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.bot.webhook.model.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What LINE forgets, and when. */
class ClockTests {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-24T03:00:00Z");

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private ReplyTokens tokens() {
    return new ReplyTokens(MINUTE, () -> now);
  }

  @Test
  void aReplyTokenIsGoodForAMinute() {
    var tokens = tokens();
    var quick = tokens.issue("a");
    var slow = tokens.issue("b");
    pass(MINUTE);
    assertThat(tokens.take(quick)).isEqualTo("a");
    pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> tokens.take(slow)).hasMessage("Invalid reply token");
  }

  @Test
  void aRedeliveryGivesAReplyTokenAnotherMinuteWithinTwenty() {
    var tokens = tokens();
    var token = tokens.issue("a");
    pass(Duration.ofMinutes(19));
    tokens.renew(token);
    pass(MINUTE);
    assertThat(tokens.take(token)).isEqualTo("a");
    var late = tokens.issue("a");
    pass(Duration.ofMinutes(21));
    tokens.renew(late);
    assertThatThrownBy(() -> tokens.take(late)).hasMessage("Invalid reply token");
  }

  @Test
  void aRedeliveryDoesNotBringBackAUsedReplyToken() {
    var tokens = tokens();
    var token = tokens.issue("a");
    tokens.take(token);
    tokens.renew(token);
    assertThatThrownBy(() -> tokens.take(token)).hasMessage("Invalid reply token");
  }

  @Test
  void aRetryKeyIsRememberedForADay() {
    var keys = new RetryKeys(() -> now);
    var key = UUID.randomUUID();
    keys.keep(key, "request", List.of("1"));
    pass(Duration.ofHours(24));
    assertThat(keys.find(key)).isPresent();
    pass(Duration.ofMillis(1));
    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void theQuotaBeginsAnewWithTheMonthInJapan() {
    now = Instant.parse("2026-11-30T14:59:59Z");
    var quota = new Quota(2, () -> now);
    quota.spend(2);
    assertThatThrownBy(() -> quota.spend(1)).hasMessage("You have reached your monthly limit.");
    pass(Duration.ofSeconds(1));
    assertThat(quota.used()).isZero();
    quota.spend(1);
    assertThat(quota.used()).isEqualTo(1);
  }

  @Test
  void wordsAreHeldForAResidentWhosePageWasNotHeardOfYet() {
    var chats = new Chats(() -> now);
    chats.show("a", List.of("1"), List.of(text()));
    chats.show("b", List.of("2"), List.of(text()));
    chats.hello("a", "はなこ", Chats.Friend.FRIEND);
    chats.hello("b", "たろう", Chats.Friend.BLOCKED);
    assertThat(chats.after("a", 0)).hasSize(1);
    assertThat(chats.after("b", 0)).isEmpty();
    assertThat(chats.hello("b", "たろう", Chats.Friend.FRIEND)).isEqualTo(Chats.Friend.BLOCKED);
  }

  @Test
  void aDeedToldAgainAfterARestartKeepsItsIds() {
    var before = tell("deed");
    assertThat(tell("deed").messageId()).isEqualTo(before.messageId());
    assertThat(((MessageEvent) tell("deed").event(false)).webhookEventId())
        .isEqualTo(((MessageEvent) before.event(true)).webhookEventId())
        .isNotEqualTo(((MessageEvent) tell("other").event(false)).webhookEventId());
  }

  private Envelope tell(String name) {
    return new Doings(new Chats(() -> now), tokens())
        .envelope("a", name, now, new Deed.Say("こんにちは"));
  }

  private static JsonNode text() {
    return new JsonMapper().readTree("{\"type\":\"text\"}");
  }
}
