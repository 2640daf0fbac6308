package io.cloudcostguard.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A receiver on this machine that keeps what arrives: it stands for a team's webhook and for
/// Slack.
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  /// A call that arrived.
  ///
  /// @param headers names in lower case
  public record Call(String path, Map<String, List<String>> headers, String body) {

    /// One header's value; empty when it is missing.
    public String header(String name) {
      List<String> values = headers.get(name);
      return values == null || values.isEmpty() ? "" : values.getFirst();
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /// Starts on a free port of the loopback interface.
  public static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                      Map.Entry::getValue));
      calls.add(new Call(exchange.getRequestURI().getPath(), headers, body));
      byte[] ok = "ok".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, ok.length);
      exchange.getResponseBody().write(ok);
    }
  }

  /// `host:port`.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// The next call; null when none arrives in time.
  public @Nullable Call next(long seconds) throws InterruptedException {
    return calls.poll(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
