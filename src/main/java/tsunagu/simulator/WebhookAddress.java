package tsunagu.simulator;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where events go; can be set by LINE's own call until the program ends. Thread-safe. */
final class WebhookAddress implements Supplier<URI> {
  private final Supplier<URI> first;
  private final AtomicReference<@Nullable URI> set = new AtomicReference<>();

  WebhookAddress(Supplier<URI> first) {
    this.first = first;
  }

  @Override
  public URI get() {
    var other = set.get();
    return other == null ? first.get() : other;
  }

  void set(URI other) {
    set.set(other);
  }
}
