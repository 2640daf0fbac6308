package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A workspace of Slack as far as `chat.postMessage` goes: it knows one token and one channel.
final class FakeSlack {

  static final String CHANNEL = "C0123456789";

  private static final AtomicInteger MOMENTS = new AtomicInteger(100_000);

  /// A message in the channel.
  ///
  /// @param thread the first message of the thread it is in; empty: it is in none
  record Posted(String ts, String thread, boolean broadcast, String text) {}

  final List<Posted> posts = new CopyOnWriteArrayList<>();
  private final Deque<String> errors = new ArrayDeque<>();
  private final String api;
  private final Receiver receiver;

  FakeSlack() {
    String path = "/" + UUID.randomUUID() + "/api";
    api = "http://" + Receiver.HOST + path;
    receiver = new Receiver(path + "/chat.postMessage", this::answer);
  }

  /// The URL that ingest-api encrypts.
  String url() {
    return api + "?channel=" + CHANNEL;
  }

  String urlOfAnotherChannel() {
    return api + "?channel=C9";
  }

  /// The error of the next requests; `ratelimited` has a `Retry-After` of one second.
  void refuse(String... words) {
    synchronized (errors) {
      errors.addAll(List.of(words));
    }
  }

  int requests() {
    return receiver.requests.size();
  }

  private void answer(int number, HttpExchange exchange) throws IOException {
    Receiver.Request request = receiver.requests.get(number - 1);
    JsonNode message = Json.MAPPER.readTree(request.body());
    String error = error(request, message);
    if (error != null) {
      boolean limited = error.equals("ratelimited");
      if (limited) {
        exchange.getResponseHeaders().add("Retry-After", "1");
      }
      say(exchange, limited ? 429 : 200, Map.of("ok", false, "error", error));
      return;
    }
    String ts = "1700000000." + MOMENTS.incrementAndGet();
    posts.add(
        new Posted(
            ts,
            message.path("thread_ts").asString(""),
            message.path("reply_broadcast").asBoolean(false),
            message.path("text").asString("")));
    say(exchange, 200, Map.of("ok", true, "channel", CHANNEL, "ts", ts, "message", message));
  }

  private String error(Receiver.Request request, JsonNode message) {
    synchronized (errors) {
      if (!errors.isEmpty()) {
        return errors.remove();
      }
    }
    if (!request.header("Authorization").equals("Bearer " + World.TOKEN)) {
      return "invalid_auth";
    }
    if (!request.header("Content-Type").startsWith("application/json")) {
      return "invalid_post_type";
    }
    if (!message.path("channel").asString("").equals(CHANNEL)) {
      return "channel_not_found";
    }
    String thread = message.path("thread_ts").asString("");
    return thread.isEmpty() || posts.stream().anyMatch(one -> one.ts().equals(thread))
        ? null
        : "thread_not_found";
  }

  private static void say(HttpExchange exchange, int status, Map<String, ?> json)
      throws IOException {
    byte[] body = Json.MAPPER.writeValueAsString(json).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
