package io.cloudcostguard.e2e;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A collector of OpenTelemetry's protocol over HTTP that keeps in memory what services export.
final class SpanCollector implements AutoCloseable {

  /// A span as it arrived.
  ///
  /// @param id its id, and `parent` that of the span before it, as W3C headers have them
  /// @param about the plan or delivery
  record Seen(String service, String name, String trace, String id, String parent, String about) {}

  private final HttpServer server;
  private final List<Seen> spans = new CopyOnWriteArrayList<>();

  private SpanCollector(HttpServer server) {
    this.server = server;
  }

  static SpanCollector start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SpanCollector collector = new SpanCollector(server);
    server.createContext(
        "/v1/traces",
        exchange -> {
          collector.take(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return collector;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Seen> spans() {
    return List.copyOf(spans);
  }

  private void take(ExportTraceServiceRequest request) {
    request
        .getResourceSpansList()
        .forEach(resource -> {
          String service =
              resource.getResource().getAttributesList().stream()
                  .filter(one -> one.getKey().equals("service.name"))
                  .map(one -> one.getValue().getStringValue())
                  .findFirst()
                  .orElse("");
          resource
              .getScopeSpansList()
              .forEach(
                  scope -> scope.getSpansList().forEach(span -> spans.add(seen(service, span))));
        });
  }

  private static Seen seen(String service, Span span) {
    return new Seen(
        service,
        span.getName(),
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        span.getAttributesList().stream()
            .filter(one -> one.getKey().equals("ccg.id"))
            .map(one -> one.getValue().getStringValue())
            .findFirst()
            .orElse(""));
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
