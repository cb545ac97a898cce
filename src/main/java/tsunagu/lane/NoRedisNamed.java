package tsunagu.lane;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds where no setting names a Redis. */
final class NoRedisNamed implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Stream.of(
            "host",
            "url",
            "sentinel.master",
            "cluster.nodes",
            "cluster.nodes[0]",
            "masterreplica.nodes",
            "masterreplica.nodes[0]")
        .noneMatch(name -> context.getEnvironment().containsProperty("spring.data.redis." + name));
  }
}
