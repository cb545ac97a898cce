package tsunagu.kill;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tsunagu.conversation.Conversation;
import tsunagu.inbox.Inbox;
import tsunagu.lane.Lanes;
import tsunagu.outbox.Outbox;

/**
 * Where the program can be made to wait for its death: before and after each call that goes from
 * room to room. {@code tsunagu.test.kill-at=commit-after:7} waits for ever at the seventh time it
 * comes there, and says so; the test then ends the process. It stands between the rooms' faces only
 * when the program is started with this class as a further source, so the program itself knows
 * nothing of it.
 */
@Configuration(proxyBeanMethods = false)
class AwaitPoints {
  static final String REACHED = "await point reached: ";

  private final String wanted;
  private final AtomicInteger left;

  private final Duration hold;

  AwaitPoints(
      @Value("${tsunagu.test.kill-at:}") String killAt,
      @Value("${tsunagu.test.hold:1d}") Duration hold) {
    this.hold = hold;
    var parts = killAt.split(":", 2);
    this.wanted = parts[0];
    this.left = new AtomicInteger(parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
  }

  @Bean
  @Primary
  Inbox awaitedInbox(@Qualifier("inbox") Inbox inbox) {
    return between(Inbox.class, inbox);
  }

  @Bean
  @Primary
  Conversation awaitedConversation(@Qualifier("turns") Conversation conversation) {
    return between(Conversation.class, conversation);
  }

  @Bean
  @Primary
  Lanes awaitedLanes(@Qualifier("lanes") Lanes lanes) {
    return between(Lanes.class, lanes);
  }

  @Bean
  @Primary
  Outbox awaitedOutbox(@Qualifier("postman") Outbox outbox) {
    return between(Outbox.class, outbox);
  }

  private <T> T between(Class<T> face, T real) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          reach(name(method, arguments) + "-before");
          var answer = invoke(real, method, arguments);
          reach(name(method, arguments) + "-after");
          return answer;
        };
    return face.cast(Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, handler));
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Writing down that a push is next is a point of its own. */
  private static String name(Method method, Object[] arguments) {
    return arguments != null
            && arguments.length == 1
            && arguments[0] instanceof Lanes.Settling settling
            && settling.again().values().stream().anyMatch(record -> record.contains("PUSH"))
        ? "push"
        : method.getName();
  }

  private void reach(String point) {
    if (point.equals(wanted) && left.decrementAndGet() == 0) {
      IO.println(REACHED + point);
      waitForTheEnd();
    }
  }

  private void waitForTheEnd() {
    try {
      new CountDownLatch(1).await(hold.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
