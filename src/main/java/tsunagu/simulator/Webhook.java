package tsunagu.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.webhook.model.CallbackRequest;
import com.linecorp.bot.webhook.model.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events to the bot: signed, in order for each resident, each answered within two seconds;
 * one that was not answered with 2xx comes again later, marked as redelivered. Never blocks its
 * caller. Thread-safe.
 */
final class Webhook implements AutoCloseable {
  /** The bot's own user id, the {@code destination} of every webhook. */
  static final String BOT = Ids.user("the bot");

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final ObjectMapper JSON = ModelObjectMapper.createNewObjectMapper();

  private final SimulatorSettings settings;
  private final Supplier<URI> address;
  private final SecretKeySpec secret;
  private final Listener listener;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, CompletableFuture<Boolean>> last = new ConcurrentHashMap<>();

  Webhook(
      SimulatorSettings settings,
      ChannelSettings channel,
      Supplier<URI> address,
      Listener listener) {
    if (channel.channelSecret().isEmpty()) {
      throw new IllegalStateException(
          "line.bot.channel-secret must be set while the simulator is on");
    }
    this.settings = settings;
    this.address = address;
    this.listener = listener;
    this.secret =
        new SecretKeySpec(channel.channelSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** Hears how deliveries go. */
  interface Listener {
    /** An event is about to be sent again. */
    void again(Envelope envelope);

    /** The bot answered 2xx. */
    void delivered(Envelope envelope);
  }

  /** Sends an event after the earlier ones of the same resident; returns at once. */
  void send(Envelope envelope) {
    last.compute(
        envelope.user(),
        (_, before) ->
            before == null
                ? attempt(envelope, 0)
                : before.handle((_, _) -> envelope).thenCompose(next -> attempt(next, 0)));
  }

  private CompletableFuture<Boolean> attempt(Envelope envelope, int earlier) {
    if (earlier > 0) {
      listener.again(envelope);
    }
    return client
        .sendAsync(request(envelope, earlier > 0), BodyHandlers.discarding())
        .handle((answer, problem) -> judge(envelope, earlier, answer, problem));
  }

  private boolean judge(
      Envelope envelope,
      int earlier,
      @Nullable HttpResponse<Void> answer,
      @Nullable Throwable problem) {
    if (answer != null && answer.statusCode() / 100 == 2) {
      listener.delivered(envelope);
      return true;
    }
    var why = answer == null ? String.valueOf(problem) : "status " + answer.statusCode();
    if (earlier < settings.redeliveries()) {
      LOG.warn("A webhook was not accepted ({}); it will be sent again", why);
      later(earlier)
          .execute(() -> {
            var _ = attempt(envelope, earlier + 1);
          });
    } else {
      LOG.warn("A webhook was not accepted ({}) and is given up", why);
    }
    return false;
  }

  /**
   * How a trial call went, in LINE's words.
   *
   * @param status 0 where no answer came
   */
  record Tried(int status, String reason, String detail) {}

  /** Calls an address once without an event; waits for its answer. */
  Tried test(URI where) {
    try {
      var body = body(List.of());
      var status = client.send(request(where, body), BodyHandlers.discarding()).statusCode();
      return new Tried(
          status, status / 100 == 2 ? "OK" : "ERROR_STATUS_CODE", Integer.toString(status));
    } catch (HttpTimeoutException e) {
      return new Tried(0, "REQUEST_TIMEOUT", "The answer did not come in time");
    } catch (IOException e) {
      return new Tried(0, "COULD_NOT_CONNECT", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Tried(0, "UNCLASSIFIED", "The simulator ends");
    }
  }

  private Executor later(int earlier) {
    long wait = settings.redeliveryWait().toMillis() << earlier;
    return CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
  }

  private HttpRequest request(Envelope envelope, boolean again) {
    return request(address.get(), body(List.of(envelope.event(again))));
  }

  private HttpRequest request(URI where, byte[] body) {
    return HttpRequest.newBuilder(where)
        .timeout(settings.webhookTimeout())
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "LineBotWebhook/2.0")
        .header("x-line-signature", sign(body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static byte[] body(List<Event> events) {
    try {
      return JSON.writeValueAsBytes(new CallbackRequest(BOT, events));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event of our own can always be written", e);
    }
  }

  private String sign(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
