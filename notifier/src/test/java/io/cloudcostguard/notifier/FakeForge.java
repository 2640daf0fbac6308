package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GitHub and GitLab as far as comments on pull requests go: a server on loopback.
final class FakeForge {

  private static final Pattern GITHUB =
      Pattern.compile("/api/v3/repos/([^/]+/[^/]+)/issues(?:/(\\d+))?/comments(?:/(\\d+))?");
  private static final Pattern LOOK =
      Pattern.compile("/api/v[34]/(?:repos|projects|users|groups)/([^/]+(?:/[^/]+)?)");
  private static final Pattern GITLAB =
      Pattern.compile("/api/v4/projects/([^/]+)/merge_requests/(\\d+)/notes(?:/(\\d+))?");

  private static final HttpServer SERVER;
  static final String HOST;
  private static final AtomicLong IDS = new AtomicLong(4_000_000_000L);
  private static final Map<String, FakeForge> BY_REPOSITORY = new ConcurrentHashMap<>();

  static {
    try {
      SERVER = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
      SERVER.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      SERVER.createContext("/", FakeForge::dispatch);
      SERVER.start();
      HOST = "127.0.0.1:" + SERVER.getAddress().getPort();
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static final String GITHUB_URL = "http://" + HOST + "/api/v3";
  static final String GITLAB_URL = "http://" + HOST + "/api/v4/";

  /// A stored comment.
  record Kept(long id, String pullRequest, String body) {}

  final List<Kept> comments = new CopyOnWriteArrayList<>();
  final List<String> requests = new CopyOnWriteArrayList<>();

  /// How many of the next comments are stored without an answer to the client.
  final AtomicInteger silences = new AtomicInteger();

  FakeForge(String repository) {
    BY_REPOSITORY.put(repository, this);
  }

  void remove(long id) {
    comments.removeIf(comment -> comment.id() == id);
  }

  void writtenBySomebody(String pullRequest, String body) {
    comments.add(new Kept(IDS.incrementAndGet(), pullRequest, body));
  }

  private static void dispatch(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Matcher gitHub = GITHUB.matcher(path);
      Matcher gitLab = GITLAB.matcher(path);
      if (gitHub.matches()) {
        serve(exchange, gitHub, "PATCH", "Authorization", "Bearer " + World.TOKEN);
      } else if (gitLab.matches()) {
        serve(exchange, gitLab, "PUT", "PRIVATE-TOKEN", World.TOKEN);
      } else if (LOOK.matcher(path).matches() && exchange.getRequestMethod().equals("GET")) {
        look(exchange, path);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /// A repository, or an owner.
  private static void look(HttpExchange exchange, String path) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    boolean known =
        ("Bearer " + World.TOKEN).equals(headers.getFirst("Authorization"))
            || World.TOKEN.equals(headers.getFirst("PRIVATE-TOKEN"));
    Matcher look = LOOK.matcher(path);
    String name = look.matches() ? look.group(1).replace("%2F", "/") : "";
    boolean there =
        BY_REPOSITORY.keySet().stream()
            .anyMatch(one -> one.equals(name) || one.startsWith(name + "/"));
    exchange.sendResponseHeaders(!known ? 401 : there ? 200 : 404, -1);
  }

  private static void serve(
      HttpExchange exchange, Matcher path, String update, String header, String token)
      throws IOException {
    FakeForge forge = BY_REPOSITORY.get(path.group(1).replace("%2F", "/"));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (forge == null || !token.equals(exchange.getRequestHeaders().getFirst(header))) {
      exchange.sendResponseHeaders(forge == null ? 404 : 401, -1);
      return;
    }
    String method = exchange.getRequestMethod();
    forge.requests.add(method + (path.group(3) == null ? "" : " one"));
    if (method.equals("POST")) {
      forge.create(exchange, path.group(2), text(body));
    } else if (path.group(3) == null) {
      forge.answer(exchange, 200, forge.comments.stream().map(FakeForge::json).toList());
    } else {
      forge.one(exchange, Long.parseLong(path.group(3)), method.equals(update) ? body : null);
    }
  }

  private void create(HttpExchange exchange, String pullRequest, String text) throws IOException {
    Kept kept = new Kept(IDS.incrementAndGet(), pullRequest, text);
    comments.add(kept);
    if (silences.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      answer(exchange, 201, json(kept));
    }
  }

  private void one(HttpExchange exchange, long id, String body) throws IOException {
    List<Kept> found = new ArrayList<>(comments);
    found.removeIf(comment -> comment.id() != id);
    if (found.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
    } else if (body == null) {
      answer(exchange, 200, json(found.getFirst()));
    } else {
      Kept rewritten = new Kept(id, found.getFirst().pullRequest(), text(body));
      comments.replaceAll(comment -> comment.id() == id ? rewritten : comment);
      answer(exchange, 200, json(rewritten));
    }
  }

  private static String text(String body) {
    return Json.MAPPER.readTree(body).get("body").stringValue();
  }

  private static Map<String, Object> json(Kept comment) {
    return Map.of("url", "http://x/" + comment.id(), "id", comment.id(), "body", comment.body());
  }

  private void answer(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
