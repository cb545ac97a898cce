package tsunagu.outbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that sends a call exactly once: no retries, no redirects, no cookies. A call takes
 * no longer than the answer timeout and reads no more than 64 KB, whatever the other side does.
 * Thread-safe.
 */
final class OneShot implements AutoCloseable {
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final CloseableHttpClient client;
  private final Overdue overdue;

  OneShot(OutboxSettings settings) {
    this.client = client(settings);
    this.overdue = new Overdue(settings.answerTimeout());
  }

  private static CloseableHttpClient client(OutboxSettings settings) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(settings.connections())
            .setMaxConnTotal(settings.connections())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                // the whole call is watched instead
                .setResponseTimeout(Timeout.DISABLED)
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

  private Reply send(HttpUriRequestBase request, Map<String, String> headers) {
    headers.forEach(request::setHeader);
    var answered = new AtomicReference<@Nullable Reply>();
    // a socket's timeout begins anew with each byte, so that drops would hold us for ever
    var call = overdue.begin(request::cancel);
    try {
      client.execute(
          request,
          response -> {
            answered.set(cutOff(response));
            var words = words(request, response);
            if (words != null) {
              answered.set(new Reply.Answered(response.getCode(), words, id(response)));
            }
            return response;
          });
    } catch (ConnectTimeoutException
        | ConnectException
        | ConnectionRequestTimeoutException
        | UnknownHostException
        | NoRouteToHostException
        | SSLHandshakeException e) {
      return new Reply.NotSent();
    } catch (IOException e) {
      // a connection cut after the status line was read: that status still counts
      var reply = answered.get();
      return reply == null ? new Reply.Unclear() : reply;
    } finally {
      call.done();
    }
    var reply = answered.get();
    return reply == null ? new Reply.Unclear() : reply;
  }

  /**
   * An answer cut inside its body counts by its status, but what a 400 means only its words say.
   */
  private static Reply cutOff(ClassicHttpResponse response) {
    return response.getCode() == HttpStatus.SC_BAD_REQUEST
        ? new Reply.Unclear()
        : new Reply.Answered(response.getCode(), "", id(response));
  }

  /** What stands in an answer, null where it was cut; a longer one is not read on. */
  private static @Nullable String words(HttpUriRequestBase request, ClassicHttpResponse response) {
    try {
      var entity = response.getEntity();
      return entity == null ? "" : words(request, entity);
    } catch (IOException e) {
      return null;
    }
  }

  private static String words(HttpUriRequestBase request, HttpEntity entity) throws IOException {
    var bytes = entity.getContent().readNBytes(most(entity.getContentLength()));
    if (bytes.length == LONGEST_ANSWER) {
      request.cancel();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One more than an answer claims to have, so that its end is read and no room is wasted. */
  private static int most(long claimed) {
    return claimed < 0 || claimed >= LONGEST_ANSWER ? LONGEST_ANSWER : (int) claimed + 1;
  }

  private static String id(ClassicHttpResponse response) {
    var accepted = response.getFirstHeader("x-line-accepted-request-id");
    var header = accepted == null ? response.getFirstHeader("x-line-request-id") : accepted;
    return header == null ? "" : header.getValue();
  }

  @Override
  public void close() throws IOException {
    overdue.close();
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
