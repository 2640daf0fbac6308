package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A receiver: a server on loopback with the answers of each test.
final class Receiver {

  private static final HttpServer SERVER;
  static final String HOST;

  private static final Map<String, Receiver> BY_PATH = new ConcurrentHashMap<>();

  static {
    try {
      int port;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        port = free.getLocalPort();
      }
      SERVER =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 50);
      SERVER.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      SERVER.createContext("/", Receiver::dispatch);
      SERVER.start();
      HOST = "127.0.0.1:" + port;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// A received request.
  record Request(Instant at, Map<String, List<String>> headers, String body) {

    String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow()
          .getValue()
          .getFirst();
    }
  }

  /// Answers the nth request, counted from 1.
  interface Answers {
    void answer(int number, HttpExchange exchange) throws Exception;
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final String path;
  private final Answers answers;

  Receiver(String path, Answers answers) {
    this.path = path;
    this.answers = answers;
    BY_PATH.put(path, this);
  }

  /// Answers with these statuses in turn, the last one for ever.
  static Receiver answering(String path, int... statuses) {
    return new Receiver(
        path,
        (number, exchange) ->
            exchange.sendResponseHeaders(statuses[Math.min(number, statuses.length) - 1], -1));
  }

  String url() {
    return "http://" + HOST + path + "?" + World.URL_SECRET;
  }

  private static void dispatch(HttpExchange exchange) throws IOException {
    Receiver receiver = BY_PATH.get(exchange.getRequestURI().getPath());
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try (exchange) {
      receiver.requests.add(
          new Request(Instant.now(), Map.copyOf(exchange.getRequestHeaders()), body));
      receiver.answers.answer(receiver.requests.size(), exchange);
    } catch (Exception _) {
      // the notifier hung up
    }
  }
}
