package io.cloudcostguard.pricing.source.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// An HTTP server that answers what a test says, by path and query.
public final class VendorServer implements AutoCloseable {

  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  public final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;

  public VendorServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /// @param address path and query
  public VendorServer with(String address, String answer) {
    answers.put(address, answer);
    return this;
  }

  /// Answers the next requests with 429.
  public VendorServer refusing(int requests) {
    refusals.set(requests);
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String address = exchange.getRequestURI().toString();
      asked.add(address);
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Goog-Api-Key")));
      String answer = answers.get(address);
      if (refusals.getAndDecrement() > 0) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(429, -1);
      } else if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }
}
