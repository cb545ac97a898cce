package tsunagu.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.lane.TestLanes;
import tsunagu.message.PersonId;
import tsunagu.resident.Links.Link;

/** One-time links on a real Redis: guessed, old and used ones open nothing. */
class LinkStoreTests {
  private static final PersonId AKI = new PersonId("aki23456aki23456aki2345622");
  private static final Duration A_WHILE = Duration.ofMinutes(10);
  private static final String SUBJECT = "07-abcdefghijklmnopqrstuvwxyz";

  @RegisterExtension private final TestLanes lanes = new TestLanes();

  private StringRedisTemplate redis;
  private LinkStore links;

  @BeforeEach
  void aStore() {
    redis = lanes.redis();
    links = new LinkStore(redis);
  }

  @Test
  void aLinkOpensWhatItWasMadeForAndLookingDoesNotUseItUp() {
    var token = links.mint("refer", AKI, SUBJECT, A_WHILE);
    for (var look = 0; look < 3; look++) {
      assertThat(links.find(token))
          .hasValueSatisfying(link -> {
            assertThat(link.purpose()).isEqualTo("refer");
            assertThat(link.person()).isEqualTo(AKI);
            assertThat(link.subject()).isEqualTo(SUBJECT);
          });
    }
    var me = links.mint("me", AKI, "", A_WHILE);
    assertThat(links.find(me)).map(Link::subject).contains("");
  }

  @Test
  void aUsedLinkOpensNothingAndOthersStayAsTheyAre() {
    var used = links.mint("refer", AKI, SUBJECT, A_WHILE);
    var other = links.mint("refer", AKI, SUBJECT, A_WHILE);
    links.use(used);
    links.use(used);
    assertThat(links.find(used)).isEmpty();
    assertThat(links.find(other)).isPresent();
  }

  @Test
  void anOldLinkOpensNothing() {
    var token = links.mint("refer", AKI, SUBJECT, Duration.ofMillis(50));
    await().atMost(Duration.ofSeconds(2)).until(() -> links.find(token).isEmpty());
  }

  @Test
  void aGuessOpensNothing() {
    var token = links.mint("refer", AKI, SUBJECT, A_WHILE);
    var id = links.find(token).orElseThrow().id();
    var other = token.charAt(0) == 'A' ? "B" : "A";
    for (var guess :
        List.of(
            "",
            " ",
            id,
            "*",
            token + "=",
            token + " ",
            token.substring(1),
            other + token.substring(1),
            token.toUpperCase(java.util.Locale.ROOT) + "-",
            "x".repeat(100_000))) {
      assertThat(links.find(guess)).isEmpty();
    }
  }

  @Test
  void tokensAreLongAndNeverTheSame() {
    var tokens = new HashSet<String>();
    for (var link = 0; link < 200; link++) {
      tokens.add(links.mint("me", AKI, "", A_WHILE));
    }
    assertThat(tokens).hasSize(200);
    // 22 characters of base64 hold 132 bits
    assertThat(tokens).allMatch(token -> token.matches("[A-Za-z0-9_-]{22,}"));
  }

  @Test
  void redisHoldsNoTokenAndForgetsByItself() {
    var token = links.mint("refer", AKI, SUBJECT, A_WHILE);
    var keys = Objects.requireNonNull(redis.keys("t:{link}:*"));
    assertThat(keys).singleElement().asString().doesNotContain(token);
    for (var key : keys) {
      assertThat(redis.opsForValue().get(key)).doesNotContain(token);
      assertThat(redis.getExpire(key)).isBetween(1L, A_WHILE.toSeconds());
    }
  }

  @Test
  void theIdOfALinkIsTheOnceKeyOfAMessage() {
    var token = links.mint("refer", AKI, SUBJECT, A_WHILE);
    assertThat(links.find(token)).map(Link::id).get().asString().matches("[A-Za-z0-9_.:-]{43}");
  }

  @Test
  void noLinkLivesLongerThanHalfAnHour() {
    assertThatThrownBy(() -> links.mint("me", AKI, "", Duration.ofMinutes(31)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> links.mint("me", AKI, "", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> links.mint("me", AKI, "a\nb", A_WHILE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(links.mint("me", AKI, "", Duration.ofMinutes(30))).isNotBlank();
  }
}
