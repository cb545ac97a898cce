package tsunagu.conversation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Since when the dictionaries are in force, in the health of the program; faulty ones harm not. */
@Component("words")
final class WordHealth implements HealthIndicator {
  private final WordFolder words;

  WordHealth(WordFolder words) {
    this.words = words;
  }

  @Override
  public Health health() {
    var now = words.standing();
    return Health.up()
        .withDetail("since", now.since())
        .withDetail("refused", now.refused().size())
        .build();
  }
}
