package tsunagu.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.webhook.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a webhook's body with LINE's own model, event by event. Thread-safe. */
final class Body {
  private static final int DEEPEST = 100;
  private static final ObjectMapper JSON = mapper();

  private Body() {}

  /**
   * The events of a body; one that LINE's model cannot read does not spoil its neighbours.
   *
   * @throws BrokenBody when this is no JSON, or no list of events
   */
  static List<Read> read(byte[] body) throws BrokenBody {
    var events = tree(body).get("events");
    if (events == null || !events.isArray()) {
      throw new BrokenBody("no list of events");
    }
    var read = new ArrayList<Read>(events.size());
    for (var event : events) {
      read.add(new Read(event, modelled(event)));
    }
    return read;
  }

  private static JsonNode tree(byte[] body) throws BrokenBody {
    try {
      var tree = JSON.readTree(body);
      if (tree == null || !tree.isObject()) {
        throw new BrokenBody("no object");
      }
      return tree;
    } catch (IOException _) {
      throw new BrokenBody("no JSON");
    }
  }

  private static @Nullable Event modelled(JsonNode event) {
    try {
      return event.isObject() ? JSON.treeToValue(event, Event.class) : null;
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  private static ObjectMapper mapper() {
    var mapper = ModelObjectMapper.createNewObjectMapper();
    mapper
        .getFactory()
        // by itself it keeps room for each thread, and each request runs on a new one
        .setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * An event.
   *
   * @param raw as it stands in the body
   * @param event null where LINE's model could not read it
   */
  record Read(JsonNode raw, @Nullable Event event) {
    @Override
    public String toString() {
      return "Read";
    }
  }
}
