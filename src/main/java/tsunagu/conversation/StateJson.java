package tsunagu.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tsunagu.flow.Progress;

/**
 * Writes and reads a person's state: JSON without what is empty, its form in front. Fields that a
 * newer version adds are tolerated; what an older version wrote is brought forward form by form; a
 * newer form is left to newer instances.
 */
final class StateJson {
  /** Raised when an older version could no longer read what this one writes. */
  static final int FORM = 1;

  /** As large as a state should be, in bytes; beyond it the person loses ways back. */
  private static final int AIM = 8 * 1024;

  /** As large as a state may be; beyond it the person begins anew. */
  private static final int MOST = 63 * 1024;

  private static final int SOME_REFERRALS = 50;
  private static final String HEAD = "{\"v\":" + FORM + ",";

  /** What leads from each form to the next. The first had no number and wrote what was empty. */
  private static final List<UnaryOperator<ObjectNode>> FORWARD = List.of(first -> first);

  private static final JsonMapper JSON = mapper();
  private static final ObjectWriter WRITER = JSON.writerFor(State.class);

  private StateJson() {}

  private static JsonMapper mapper() {
    var builder =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    for (var kind : List.of(List.class, Map.class, Set.class)) {
      builder.withConfigOverride(
          kind,
          override ->
              override
                  .setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                  .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return builder.build();
  }

  /**
   * The state as JSON, cut down to what may be kept: first the ways back go, then the place where
   * the person stands; what they chose, their introductions and who has them stay.
   */
  static Written write(State state) {
    var whole = Written.of(state);
    if (whole.fits(AIM)) {
      return whole;
    }
    var shorter = Written.of(with(state, shorter(state.progress())));
    return shorter.fits(MOST) ? shorter : Written.of(with(state, anew(state.progress())));
  }

  /** What was written, and the state that stands in it. */
  record Written(State state, String json) {
    private static Written of(State state) {
      return new Written(state, HEAD + WRITER.writeValueAsString(state).substring(1));
    }

    /** Whether its UTF-8 form has at most so many bytes. */
    private boolean fits(int most) {
      return json.length() * 3L <= most || json.getBytes(UTF_8).length <= most;
    }
  }

  private static State with(State state, Progress progress) {
    var referrals = state.referrals();
    var last = referrals.subList(Math.max(0, referrals.size() - SOME_REFERRALS), referrals.size());
    return new State(progress, state.profile(), state.human(), last, state.pace(), state.wishes());
  }

  private static Progress shorter(Progress now) {
    return new Progress(
        now.version(),
        now.frames(),
        now.stamps(),
        now.tries(),
        now.slots(),
        now.mine(),
        now.wish(),
        now.found(),
        List.of(),
        now.flows(),
        now.contract());
  }

  private static Progress anew(Progress now) {
    var start = Progress.start();
    return new Progress(
        start.version(),
        start.frames(),
        now.stamps() + 1,
        start.tries(),
        start.slots(),
        now.mine(),
        start.wish(),
        start.found(),
        start.trail(),
        start.flows(),
        start.contract());
  }

  /**
   * The state of a JSON.
   *
   * @throws NewerState when a newer version wrote it in a form that this one does not know
   * @throws IllegalStateException when it cannot be read; its text is not part of the message
   */
  static State read(String json) {
    try {
      return json.startsWith(HEAD)
          ? JSON.readValue(json, State.class)
          : JSON.treeToValue(forward(json), State.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("a state cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static ObjectNode forward(String json) {
    var state = JSON.readValue(json, ObjectNode.class);
    var form = state.path("v").asInt(0);
    if (form > FORM) {
      throw new NewerState(form);
    }
    for (var step : FORWARD.subList(form, FORM)) {
      state = step.apply(state);
    }
    return state;
  }
}
