package tsunagu.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tsunagu.webhook.Signature.Verdict;

/** secret-rotation: two channel secrets during a set time. */
class SecretRotationTests {
  private static final Instant CHANGE = Instant.parse("2026-12-01T00:00:00Z");
  private static final byte[] BODY = "{\"events\":[]}".getBytes(UTF_8);

  @Test
  void theFormerSecretIsGoodUntilItsEndAndNotAfterIt() {
    var secrets = new Secrets(() -> new LineSettings("new", "old", CHANGE), Duration.ZERO);

    assertThat(secrets.at(CHANGE.minusMillis(1))).containsExactly("new", "old");
    assertThat(secrets.at(CHANGE)).containsExactly("new");
  }

  @Test
  void aFormerSecretWithoutAnEndIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new LineSettings("new", "old", null))
        .hasMessageContaining("line.bot.former-channel-secret-until")
        .hasMessageNotContaining("old\"");
  }

  @Test
  void noBodyIsTurnedAwayWhileTheSecretChanges() {
    var good = new AtomicReference<>(List.of("old"));
    var signature = new Signature(_ -> good.get());

    var refused =
        IntStream.range(0, 300)
            .filter(i -> {
              // ours changes at the hundredth body, LINE's at the two hundredth
              good.set(i < 100 ? List.of("old") : List.of("new", "old"));
              return signature.judge(BODY, sign(i < 200 ? "old" : "new")) != Verdict.GENUINE;
            })
            .count();

    assertThat(refused).isZero();
    good.set(List.of("new"));
    assertThat(signature.judge(BODY, sign("old"))).isEqualTo(Verdict.WRONG);
  }

  @Test
  void aNewSecretIsReadWithoutARestartAndAHalfWrittenOneLeavesTheDoorOpen() {
    var told = new AtomicReference<>("one");
    var secrets = new Secrets(() -> new LineSettings(told.get(), "", null), Duration.ZERO);

    told.set("two");
    assertThat(secrets.at(CHANGE)).containsExactly("two");

    told.set("");
    assertThat(secrets.at(CHANGE)).containsExactly("two");
  }

  @Test
  void theEndOfTheFormerSecretIsReadFromTheSettings() {
    var environment = new StandardEnvironment();
    var values =
        Map.<String, Object>of(
            "line.bot.channel-secret", "one",
            "line.bot.former-channel-secret", "before",
            "line.bot.former-channel-secret-until", CHANGE.toString());
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));

    assertThat(Secrets.of(environment).at(CHANGE.minusSeconds(1))).containsExactly("one", "before");
  }

  private static String sign(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
