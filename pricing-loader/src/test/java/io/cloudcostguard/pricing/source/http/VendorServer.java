package io.cloudcostguard.pricing.source.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server that answers as a test says, and remembers what it was asked.
public final class VendorServer implements AutoCloseable {

  private final HttpServer server;
  private final Deque<Answer> next = new ArrayDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Answer otherwise = exchange -> status(exchange, 404);

  /// How a request is answered.
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public VendorServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// How the next requests are answered, one each.
  public VendorServer then(Answer... answers) {
    next.addAll(List.of(answers));
    return this;
  }

  /// How all others are answered.
  public VendorServer otherwise(Answer answer) {
    otherwise = answer;
    return this;
  }

  /// `GET /path [Range] [If-Range] [If-None-Match]` of each request.
  public List<String> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    StringBuilder line = new StringBuilder(exchange.getRequestURI().toString());
    for (String header : List.of("Range", "If-Range", "If-None-Match")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        line.append(' ').append(header).append('=').append(value);
      }
    }
    asked.add(line.toString());
    Answer answer = next.isEmpty() ? otherwise : next.pop();
    try (exchange) {
      answer.to(exchange);
    }
  }

  /// An answer of nothing but a status and headers.
  public static void status(HttpExchange exchange, int status, String... headers)
      throws IOException {
    headers(exchange, headers);
    exchange.sendResponseHeaders(status, -1);
  }

  /// An answer with a body, of which only the first bytes are sent before the connection breaks.
  public static void body(
      HttpExchange exchange, int status, byte[] body, int sent, String... headers)
      throws IOException {
    headers(exchange, headers);
    exchange.sendResponseHeaders(status, body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, sent);
    out.flush();
  }

  private static void headers(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
