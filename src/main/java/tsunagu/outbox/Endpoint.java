package tsunagu.outbox;

import java.util.Locale;

/** A call of LINE's that sends, with its own limit, circuit and counters. */
enum Endpoint {
  REPLY("/v2/bot/message/reply"),
  PUSH("/v2/bot/message/push"),
  MULTICAST("/v2/bot/message/multicast");

  private final String path;

  Endpoint(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** As it stands in keys, counters and on the console. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Calls a second of all instances together. */
  int limit(OutboxSettings.Rates rates) {
    return switch (this) {
      case REPLY -> rates.reply();
      case PUSH -> rates.push();
      case MULTICAST -> rates.multicast();
    };
  }
}
