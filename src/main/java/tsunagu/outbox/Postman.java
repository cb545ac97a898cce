package tsunagu.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tsunagu.lane.Arrived;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.Lanes;
import tsunagu.message.Outgoing;

/** Carries parcels to LINE: a person's one after another, different people's side by side. */
@Component
final class Postman implements Outbox, Lanes.Listener, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Lanes lanes;
  private final LineAccess line;
  private final Delivery delivery;
  private final Pause pause = new Pause();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Delivery.Job.Id> known = ConcurrentHashMap.newKeySet();
  private final Map<String, Queue<Delivery.Job>> queues = new HashMap<>();
  private volatile boolean running;

  Postman(Lanes lanes, LineAccess line, OutboxSettings settings, MeterRegistry meters) {
    this.lanes = lanes;
    this.line = line;
    this.delivery = new Delivery(lanes, line, settings, meters, pause);
  }

  @Override
  public String parcel(Arrived handled, String address, List<Outgoing> words) {
    return JSON.writeValueAsString(Wrapper.parcel(handled, address, words));
  }

  @Override
  public void carry(int lane, long number, String parcel) {
    var read = JSON.readValue(parcel, Parcel.class);
    enqueue(new Delivery.Job(new Delivery.Job.Id(lane, number), read, Attempt.first(read)));
  }

  private void enqueue(Delivery.Job job) {
    if (!known.add(job.id())) {
      return;
    }
    var address = job.parcel().address();
    synchronized (queues) {
      var queue = queues.get(address);
      if (queue != null) {
        queue.add(job);
        return;
      }
      queue = new ArrayDeque<>();
      queue.add(job);
      queues.put(address, queue);
    }
    workers.execute(() -> deliverAll(address));
  }

  private void deliverAll(String address) {
    for (var job = next(address, false); job != null; job = next(address, true)) {
      try {
        delivery.carryOut(job);
      } catch (RuntimeException e) {
        LOG.error("A parcel stays in lane {} until it is taken again", job.id().lane(), e);
      } finally {
        known.remove(job.id());
      }
    }
  }

  private Delivery.@org.jspecify.annotations.Nullable Job next(String address, boolean first) {
    synchronized (queues) {
      var queue = queues.get(address);
      if (queue == null) {
        return null;
      }
      if (first) {
        queue.poll();
      }
      var job = queue.peek();
      if (job == null) {
        queues.remove(address);
      }
      return job;
    }
  }

  @Override
  public void taken(int lane) {
    workers.execute(() -> takeOver(lane));
  }

  private void takeOver(int lane) {
    while (running && lanes.holds(lane)) {
      try {
        var tries = lanes.tries(lane);
        lanes.parcels(lane).forEach((number, parcel) -> resume(lane, number, parcel, tries));
        return;
      } catch (LaneUnavailable e) {
        pause.seconds(1);
      }
    }
  }

  private void resume(int lane, long number, String parcel, Map<Long, String> tries) {
    var read = JSON.readValue(parcel, Parcel.class);
    var tried = tries.get(number);
    var attempt =
        tried == null ? Attempt.afterTakeover(read) : JSON.readValue(tried, Attempt.class);
    enqueue(new Delivery.Job(new Delivery.Job.Id(lane, number), read, attempt));
  }

  @Override
  public void lost(int lane) {
    // a delivery asks whether the lane is held before each step
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    // events are the inbox's business
  }

  @Override
  public Quota quota() {
    return new Quota(
        line.number("/v2/bot/message/quota", "value"),
        Math.max(0, line.number("/v2/bot/message/quota/consumption", "totalUsage")));
  }

  @Override
  public Answer multicast(UUID key, List<String> addresses, Outgoing words) {
    var messages = Wrapper.json(Shape.messages(List.of(words)));
    return switch (PushRule.after(line.multicast(key, addresses, messages))) {
      case PushRule.Step.Settled(var request) -> new Answer.Sent(request);
      case PushRule.Step.Again(_, var reason) ->
          reason.equals("monthly limit") ? new Answer.Refused(reason) : new Answer.Later(reason);
      case PushRule.Step.Dead(var reason) -> new Answer.Refused(reason);
    };
  }

  @Override
  public void start() {
    running = true;
    lanes.listen(this);
  }

  @Override
  public void stop() {
    running = false;
    pause.end();
    workers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
