package io.cloudcostguard.benchmarks.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Receivers on loopback, one for each path. They check signatures, take their time, and refuse
/// some of what comes, as receivers do.
public final class Receivers implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Webhook> signatures = new ConcurrentHashMap<>();
  private final Map<String, Arrivals> arrivals = new ConcurrentHashMap<>();
  private final AtomicInteger invalid = new AtomicInteger();

  public Receivers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /// `host:port`.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public void add(String path, Webhook signature) {
    signatures.put(path, signature);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Webhook signature = signatures.get(path);
      if (signature == null || !isSigned(signature, exchange, body)) {
        invalid.incrementAndGet();
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      int status = answer();
      String plan = Json.MAPPER.readTree(body).at("/data/id").asString();
      arrivals
          .computeIfAbsent(key(path, plan), _ -> new Arrivals())
          .add(exchange.getRequestHeaders().getFirst("webhook-id"), body, status == 204);
      pause();
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "1");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static boolean isSigned(Webhook signature, HttpExchange exchange, String body) {
    try {
      signature.verify(body, exchange.getRequestHeaders());
      return true;
    } catch (WebhookVerificationException _) {
      return false;
    }
  }

  private static int answer() {
    int one = ThreadLocalRandom.current().nextInt(100);
    return one == 0 ? 429 : one <= 2 ? 500 : 204;
  }

  /// Most take some milliseconds, some take a second.
  private static void pause() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    try {
      Thread.sleep(random.nextInt(20) == 0 ? random.nextInt(500, 1_500) : random.nextInt(10, 200));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String key(String path, String plan) {
    return path + " " + plan;
  }

  /// What came of a plan; nothing: an empty one.
  public Arrivals of(String path, String plan) {
    return arrivals.getOrDefault(key(path, plan), new Arrivals());
  }

  /// Requests whose signature the official library refused.
  public int invalid() {
    return invalid.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
