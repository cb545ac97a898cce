package tsunagu.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tsunagu.lane.TestLanes;

/** LINE's calls a second, shared by instances that know each other only through Redis. */
class RateBlocksTests {
  private static final OutboxSettings.Rates RATES = new OutboxSettings.Rates(1_000, 1_000, 100);

  @RegisterExtension final TestLanes redis = new TestLanes();

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(100));
  private LineStore store;

  @BeforeEach
  void open() {
    store = new LineStore(redis.redis());
  }

  private RateBlocks instance() {
    return new RateBlocks(store, RATES, now::get);
  }

  private static int goes(RateBlocks blocks, int calls) {
    var gone = 0;
    for (var call = 0; call < calls; call++) {
      gone += blocks.take(Endpoint.REPLY).isZero() ? 1 : 0;
    }
    return gone;
  }

  @Test
  void aQuietTownCostsRedisNothing() {
    assertThat(goes(instance(), 10)).isEqualTo(10);
    assertThat(redis.redis().hasKey("t:{line}:rate:reply")).isFalse();
  }

  @Test
  void allInstancesTogetherGetTheLimitOfASecondAndNoMore() {
    var other = new LineStore(redis.redis());
    // both must fall into one second of Redis
    await()
        .until(() -> {
          var first = store.block(Endpoint.REPLY, 800, 500);
          var second = other.block(Endpoint.REPLY, 800, 500);
          assertThat(first.granted()).isLessThanOrEqualTo(500);
          return first.granted() == 500 && second.granted() == 300;
        });
    var over = instance();
    goes(over, 10);
    await().until(() -> !over.take(Endpoint.REPLY).isZero());
    assertThat(over.take(Endpoint.REPLY)).isLessThan(Duration.ofMillis(1_002));
  }

  @Test
  void aReservedCallIsNotTakenTwice() {
    var blocks = new RateBlocks(store, new OutboxSettings.Rates(100, 100, 100), now::get);
    assertThat(blocks.reserve(Endpoint.REPLY)).isZero();
    // of a hundred, one is free and eighty are shared: the one reserved is the free one
    assertThat(goes(blocks, 1)).isEqualTo(1);
    assertThat(redis.redis().hasKey("t:{line}:rate:reply")).isFalse();
    assertThat(goes(blocks, 1)).isEqualTo(1);
    assertThat(redis.redis().hasKey("t:{line}:rate:reply")).isTrue();
  }

  @Test
  void whoWaitsForTheNextSecondDoesNotAskRedisAgain() {
    var blocks = new RateBlocks(store, new OutboxSettings.Rates(2, 2, 2), now::get);
    await().until(() -> !blocks.take(Endpoint.REPLY).isZero());
    redis.redis().delete("t:{line}:rate:reply");

    assertThat(blocks.reserve(Endpoint.REPLY)).isPositive();
    assertThat(blocks.take(Endpoint.REPLY)).isPositive();
    assertThat(redis.redis().hasKey("t:{line}:rate:reply")).isFalse();

    now.set(now.get().plusSeconds(2));
    assertThat(blocks.take(Endpoint.REPLY)).isZero();
  }

  @Test
  void aComplaintOfLineHalvesWhatAllGet() {
    instance().slow(Endpoint.REPLY);
    var other = new LineStore(redis.redis());

    for (var second = 0; second < 2; second++) {
      await()
          .until(() -> {
            var block = other.block(Endpoint.REPLY, 800, 800);
            assertThat(block.granted()).isLessThanOrEqualTo(400);
            assertThat(block.thousandths()).isEqualTo(500);
            return block.granted() == 400;
          });
    }
  }

  @Test
  void whatIsKeptInRedisGoesByItself() {
    goes(instance(), 100);

    assertThat(redis.redis().getExpire("t:{line}:rate:reply")).isBetween(1L, 600L);
  }
}
