package tsunagu.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tsunagu.lane.Lanes;

/**
 * The real outbox on real lanes, sending over real HTTP to a LINE that misbehaves as it is told.
 */
public final class RealOutbox implements BeforeEachCallback, AfterEachCallback {
  private final Office office = new Office();

  @Override
  public void beforeEach(ExtensionContext context) {
    office.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    office.afterEach(context);
  }

  /** The lanes, all held. */
  public Lanes lanes() {
    return office.lanes();
  }

  /** A new outbox, as after a start of the program. */
  public Outbox outbox() {
    return office.begin().postman;
  }

  /** What LINE does with a call to these people, in the words of the double; {@code ok} is well. */
  public void manner(Function<List<String>, String> manner) {
    office.line().manner = call -> manner.apply(call.to());
  }

  /** How often each person was sent to by what LINE took. */
  public Map<String, Integer> served() {
    return office.line().served();
  }

  /** How many calls LINE read. */
  public int calls() {
    return office.line().calls.size();
  }

  /** Puts the clock of circuits and rates forward. */
  public void pass(Duration time) {
    office.pass(time);
  }
}
