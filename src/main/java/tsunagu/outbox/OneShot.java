package tsunagu.outbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that sends a call exactly once: no retries, no redirects, no cookies. Thread-safe.
 */
final class OneShot implements AutoCloseable {
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final CloseableHttpClient client;

  OneShot(OutboxSettings settings) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(64)
            .setMaxConnTotal(64)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .build())
            .build();
    client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.of(settings.answerTimeout()))
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /** Sends a body once. */
  Reply post(String address, Map<String, String> headers, String json) {
    var request = new HttpPost(address);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    return send(request, headers);
  }

  /** Asks once. */
  Reply get(String address, Map<String, String> headers) {
    return send(new HttpGet(address), headers);
  }

  private Reply send(BasicClassicHttpRequest request, Map<String, String> headers) {
    headers.forEach(request::setHeader);
    var answered = new AtomicReference<Reply>();
    try {
      return client.execute(
          request,
          response -> {
            var reply = answered(response);
            answered.set(reply);
            return reply;
          });
    } catch (ConnectTimeoutException
        | ConnectException
        | UnknownHostException
        | NoRouteToHostException e) {
      return new Reply.NotSent();
    } catch (IOException e) {
      // a connection cut after the status line was read: that status still counts
      var reply = answered.get();
      return reply == null ? new Reply.Unclear() : reply;
    }
  }

  private static Reply answered(ClassicHttpResponse response) {
    return new Reply.Answered(response.getCode(), body(response), request(response));
  }

  /** An answer cut inside its body still counts by its status. */
  private static String body(ClassicHttpResponse response) {
    try {
      var entity = response.getEntity();
      return entity == null
          ? ""
          : new String(entity.getContent().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String request(ClassicHttpResponse response) {
    var header = response.getFirstHeader("x-line-request-id");
    return header == null ? "" : header.getValue();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  /** How a call ended. */
  sealed interface Reply {
    /**
     * An answer came.
     *
     * @param request LINE's request id; may be empty
     */
    record Answered(int status, String body, String request) implements Reply {}

    /** No byte can have left. */
    record NotSent() implements Reply {}

    /** Bytes may have left, and no answer came. */
    record Unclear() implements Reply {}
  }
}
