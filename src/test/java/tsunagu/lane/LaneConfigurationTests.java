package tsunagu.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;

/** The lanes as the program has them. */
class LaneConfigurationTests {
  @RegisterExtension final TestLanes test = new TestLanes();

  @TempDir private Path data;

  @Test
  void bringsItsOwnRedisWhereNoneIsNamed() {
    var address = new RedisHome.Address[1];
    program()
        .run(context -> {
          assertThat(context).hasNotFailed();
          address[0] = context.getBean(BundledRedis.class).address();
          assertThat(accepted(context.getBean(Lanes.class)))
              .hasOnlyElementsOfType(Lanes.Acceptance.Stored.class);
          assertThat(context.getBean(StringRedisTemplate.class).hasKey(Keys.CONFIG)).isTrue();
        });

    assertThat(PlainRedis.health(address[0])).isEqualTo(PlainRedis.Health.ABSENT);
    assertThat(data.resolve("keys").resolve("person-key")).exists();
  }

  @Test
  void usesTheRedisThatIsNamed() {
    test.stop();
    test.redis().getRequiredConnectionFactory().getConnection().serverCommands().flushAll();
    program()
        .withPropertyValues(test.settings().toArray(String[]::new))
        .run(context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(BundledRedis.class);
          assertThat(accepted(context.getBean(Lanes.class))).hasSize(1);
          assertThat(context.getBean(Lanes.class).holds(0)).isTrue();
        });
    assertThat(data.resolve("redis")).doesNotExist();
    assertThat(test.redis().hasKey(new Keys(64).owner(0))).as("released").isFalse();
  }

  @Test
  void doesNotTouchWhatWasSealedWithOtherKeys() {
    program()
        .withPropertyValues(test.settings().toArray(String[]::new))
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("sealed with other keys"));
  }

  private ApplicationContextRunner program() {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
        .withUserConfiguration(House.class)
        .withPropertyValues("tsunagu.data=" + data);
  }

  private static List<Lanes.Acceptance> accepted(Lanes lanes) {
    return lanes.accept(
        List.of(
            new Incoming(
                new MessageId("one"),
                lanes.person("U1"),
                "U1",
                Instant.now(),
                null,
                new Incoming.What.Followed(false))));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(LaneSettings.class)
  @Import(LaneConfiguration.class)
  static class House {}
}
