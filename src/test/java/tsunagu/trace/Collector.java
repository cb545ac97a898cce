package tsunagu.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that takes spans by OTLP over HTTP and keeps them, as they came and as read. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Told> spans = new CopyOnWriteArrayList<>();

  /** Listens on a free port of this machine. */
  public Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /**
   * A span as it was told.
   *
   * @param notes its attributes as text
   */
  public record Told(
      String trace,
      String id,
      String parent,
      String name,
      boolean failed,
      long nanos,
      Map<String, String> notes) {}

  /** Where spans are taken. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  private synchronized void take(HttpExchange call) throws IOException {
    var body = call.getRequestBody().readAllBytes();
    bytes.writeBytes(body);
    for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
      for (var scope : resource.getScopeSpansList()) {
        scope.getSpansList().forEach(span -> spans.add(told(span)));
      }
    }
    call.sendResponseHeaders(200, -1);
    call.close();
  }

  private static Told told(Span span) {
    var notes = new TreeMap<String, String>();
    span.getAttributesList().forEach(note -> notes.put(note.getKey(), text(note.getValue())));
    return new Told(
        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
        HexFormat.of().formatHex(span.getSpanId().toByteArray()),
        HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getStatus().getCodeValue() == 2,
        span.getEndTimeUnixNano() - span.getStartTimeUnixNano(),
        notes);
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  /** All that was told so far, as it came over the wire. */
  public synchronized byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The spans of so far. */
  public List<Told> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
