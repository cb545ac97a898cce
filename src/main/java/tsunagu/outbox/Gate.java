package tsunagu.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out to LINE: lets a call go when its circuit is closed and its rate allows, and tells
 * what the answer means. Thread-safe.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** A reply is free for less than a minute: that LINE is well again must be seen within it. */
  private static final Duration OFTEN = Duration.ofSeconds(5);

  private final LineAccess line;
  private final RateBlocks rates;
  private final Map<Endpoint, Map<Verdict.Kind, Counter>> answers = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, Circuit> circuits = new EnumMap<>(Endpoint.class);
  private volatile boolean tokenRefused;

  Gate(LineAccess line, RateBlocks rates, MeterRegistry meters, LongSupplier nanos) {
    this.line = line;
    this.rates = rates;
    for (var endpoint : Endpoint.values()) {
      var circuit = endpoint == Endpoint.REPLY ? new Circuit(nanos, OFTEN) : new Circuit(nanos);
      circuits.put(endpoint, circuit);
      answers.put(endpoint, counters(meters, endpoint));
      meters.gauge(
          "tsunagu.outbox.circuit.open",
          io.micrometer.core.instrument.Tags.of("call", endpoint.word()),
          circuit,
          it -> it.isOpen() ? 1 : 0);
    }
  }

  private static Map<Verdict.Kind, Counter> counters(MeterRegistry meters, Endpoint endpoint) {
    var counters = new EnumMap<Verdict.Kind, Counter>(Verdict.Kind.class);
    for (var kind : Verdict.Kind.values()) {
      counters.put(
          kind,
          meters.counter("tsunagu.outbox.line", "call", endpoint.word(), "answer", kind.word()));
    }
    return counters;
  }

  Verdict reply(String token, String messages) {
    return send(Endpoint.REPLY, () -> line.reply(token, messages));
  }

  Verdict push(UUID key, String address, String messages) {
    return send(Endpoint.PUSH, () -> line.push(key, address, messages));
  }

  Verdict multicast(UUID key, List<String> addresses, String messages) {
    return send(Endpoint.MULTICAST, () -> line.multicast(key, addresses, messages));
  }

  /** Takes a place among the calls LINE allows for one about to be sent; zero, or the wait. */
  Duration reserve(Endpoint endpoint) {
    return rates.reserve(endpoint);
  }

  /** Whether calls are kept back because too many failed. */
  boolean isOpen(Endpoint endpoint) {
    return circuit(endpoint).isOpen();
  }

  /** Whether LINE refuses our channel token. */
  boolean isTokenRefused() {
    return tokenRefused;
  }

  private Circuit circuit(Endpoint endpoint) {
    return Objects.requireNonNull(circuits.get(endpoint));
  }

  private Verdict send(Endpoint endpoint, Supplier<OneShot.Reply> call) {
    var circuit = circuit(endpoint);
    var pass = circuit.enter();
    if (!pass.goes()) {
      return Verdict.held("kept back after failures", pass.stay());
    }
    var wait = rates.take(endpoint);
    if (!wait.isZero()) {
      circuit.leave(pass);
      return Verdict.held("as many calls as LINE allows", wait);
    }
    var trouble = true;
    try {
      var verdict = heard(endpoint, call);
      trouble = verdict.kind().isTrouble() || verdict.kind() == Verdict.Kind.TOKEN_REFUSED;
      return verdict;
    } finally {
      circuit.heard(pass, trouble);
    }
  }

  private Verdict heard(Endpoint endpoint, Supplier<OneShot.Reply> call) {
    var verdict = once(endpoint, call);
    if (verdict.kind() == Verdict.Kind.TOKEN_REFUSED && line.hasNewToken()) {
      verdict = once(endpoint, call);
    }
    if (verdict.kind() == Verdict.Kind.TOKEN_REFUSED) {
      refuseToken();
    } else if (!verdict.kind().isTrouble()) {
      tokenRefused = false;
    }
    if (verdict.kind() == Verdict.Kind.RATE) {
      rates.slow(endpoint);
    }
    return verdict;
  }

  private Verdict once(Endpoint endpoint, Supplier<OneShot.Reply> call) {
    var verdict = Tale.call(endpoint, call);
    Objects.requireNonNull(Objects.requireNonNull(answers.get(endpoint)).get(verdict.kind()))
        .increment();
    LOG.debug("{}: {} {}", endpoint, verdict.kind(), verdict.request());
    return verdict;
  }

  /** Nothing can be sent with this token: everything waits, and one call at a time asks again. */
  private void refuseToken() {
    if (!tokenRefused) {
      LOG.error("LINE refuses the channel token (401): nothing is sent until it is exchanged");
    }
    tokenRefused = true;
    circuits.values().forEach(Circuit::trip);
  }
}
