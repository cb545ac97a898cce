package tsunagu.inbox;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tsunagu.lane.Arrived;
import tsunagu.lane.Lanes;

/** Lanes that can do one thing. */
final class FakeLanes {
  private FakeLanes() {}

  static Lanes holding(List<Arrived> events) {
    return doing(arguments ->
        events.stream().filter(event -> event.number() >= (Long) arguments[1]).toList());
  }

  static Lanes refusing(RuntimeException problem) {
    return doing(_ -> {
      throw problem;
    });
  }

  private static Lanes doing(Function<Object[], Object> work) {
    return (Lanes)
        Proxy.newProxyInstance(
            FakeLanes.class.getClassLoader(),
            new Class<?>[] {Lanes.class},
            (_, method, arguments) ->
                method.getName().equals("roundTrip") ? Duration.ZERO : work.apply(arguments));
  }
}
