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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// GitHub, GitLab, Bitbucket Cloud and Azure Repos as far as comments on pull requests and statuses
/// of commits go: a server on loopback, with the paths and the shapes of their API references.
final class FakeForge {

  private static final Pattern LOOK =
      Pattern.compile(
          "/(?:api/v[34]/(?:repos|projects|users|groups)|2\\.0/(?:repositories|workspaces)|org/_apis/projects)/([^/]+(?:/[^/]+)?)");
  private static final Pattern LOOK_AZURE =
      Pattern.compile("/org/([^/]+)/_apis/git/repositories/([^/]+)");

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

  static final String GITHUB_URL = url("github");

  /// What differs between the forges.
  private enum Kind {
    GITHUB(
        "/api/v3",
        "/repos/(?<repo>[^/]+/[^/]+)/issues(?:/(?<pull>\\d+))?/comments(?:/(?<id>\\d+))?",
        "PATCH",
        "/body",
        "/repos/(?<repo>[^/]+/[^/]+)/statuses/(?<commit>[0-9a-f]{40})",
        Set.of("error", "failure", "pending", "success")),
    GITLAB(
        "/api/v4/",
        "projects/(?<repo>[^/]+)/merge_requests/(?<pull>\\d+)/notes(?:/(?<id>\\d+))?",
        "PUT",
        "/body",
        "projects/(?<repo>[^/]+)/statuses/(?<commit>[0-9a-f]{40})",
        Set.of("pending", "running", "success", "failed", "canceled", "skipped")),
    BITBUCKET(
        "/2.0",
        "/repositories/(?<repo>[^/]+/[^/]+)/pullrequests/(?<pull>\\d+)/comments(?:/(?<id>\\d+))?",
        "PUT",
        "/content/raw",
        "/repositories/(?<repo>[^/]+/[^/]+)/commit/(?<commit>[0-9a-f]{40})/statuses/build",
        Set.of("INPROGRESS", "SUCCESSFUL", "FAILED", "STOPPED")),
    AZURE_REPOS(
        "/org",
        "/(?<repo>[^/]+/_apis/git/repositories/[^/]+)/pullRequests/(?<pull>\\d+)/threads(?:/(?<id>\\d+)(?:/comments/1)?)?",
        "PATCH",
        "/content",
        "/(?<repo>[^/]+/_apis/git/repositories/[^/]+)/(?:commits|pullRequests)/(?<commit>[0-9a-f]{40}|\\d+)/statuses",
        Set.of("notSet", "pending", "succeeded", "failed", "error", "notApplicable"));

    private final String base;
    private final Pattern path;
    private final String update;
    private final String textAt;
    private final Pattern statusPath;
    private final Set<String> states;

    Kind(
        String base,
        String path,
        String update,
        String textAt,
        String statusPath,
        Set<String> states) {
      this.base = base;
      this.path = Pattern.compile(Pattern.quote(base) + path);
      this.update = update;
      this.textAt = textAt;
      this.statusPath = Pattern.compile(Pattern.quote(base) + statusPath);
      this.states = states;
    }

    /// As the forge reads a request; null where it refuses the form.
    Status status(String of, JsonNode body) {
      String state = body.path("state").asString("");
      String description = body.path("description").asString("");
      if (!states.contains(state) || description.length() > 255) {
        return null;
      }
      return switch (this) {
        case GITHUB ->
            description.length() > 140
                ? null
                : new Status(
                    of,
                    body.path("context").asString("default"),
                    state,
                    description,
                    url(body, "target_url"));
        case GITLAB ->
            new Status(
                of,
                body.path("name").asString("default"),
                state,
                description,
                url(body, "target_url"));
        case BITBUCKET ->
            body.path("key").asString("").matches(".{1,40}") && !url(body, "url").isEmpty()
                ? new Status(
                    of, body.path("name").asString(""), state, description, url(body, "url"))
                : null;
        case AZURE_REPOS ->
            body.at("/context/name").asString("").isEmpty()
                ? null
                : new Status(
                    of,
                    body.at("/context/genre").asString("")
                        + "/"
                        + body.at("/context/name").asString(""),
                    state,
                    description,
                    url(body, "targetUrl"));
      };
    }

    private static String url(JsonNode body, String field) {
      return body.path(field).asString("");
    }

    static Kind of(String channel) {
      return valueOf(channel.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean knows(Headers headers) {
      String basic = Base64.getEncoder().encodeToString((":" + World.TOKEN).getBytes(UTF_8));
      return switch (this) {
        case GITHUB, BITBUCKET ->
            ("Bearer " + World.TOKEN).equals(headers.getFirst("Authorization"));
        case GITLAB -> World.TOKEN.equals(headers.getFirst("PRIVATE-TOKEN"));
        case AZURE_REPOS -> ("Basic " + basic).equals(headers.getFirst("Authorization"));
      };
    }

    String text(String method, String body) {
      String at = this == AZURE_REPOS && method.equals("POST") ? "/comments/0/content" : textAt;
      return Json.MAPPER.readTree(body).at(at).stringValue();
    }

    Map<String, Object> json(Kept comment, boolean deleted) {
      return switch (this) {
        case GITHUB, GITLAB ->
            Map.of("url", "http://x/" + comment.id(), "id", comment.id(), "body", comment.body());
        case BITBUCKET ->
            Map.of(
                "id",
                comment.id(),
                "deleted",
                deleted,
                "content",
                Map.of("raw", deleted ? "" : comment.body(), "html", "<p>…</p>"),
                "type",
                "pullrequest_comment");
        case AZURE_REPOS ->
            Map.of(
                "id",
                comment.id(),
                "isDeleted",
                false,
                "status",
                "closed",
                "comments",
                List.of(
                    Map.of(
                        "id",
                        1,
                        "parentCommentId",
                        0,
                        "isDeleted",
                        deleted,
                        "content",
                        deleted ? "" : comment.body())));
      };
    }

    Object page(List<Map<String, Object>> comments) {
      return switch (this) {
        case GITHUB, GITLAB -> comments;
        case BITBUCKET -> Map.of("values", comments, "pagelen", 100, "page", 1);
        case AZURE_REPOS -> Map.of("value", comments, "count", comments.size());
      };
    }
  }

  /// The API of a channel's forge.
  static String url(String channel) {
    return "http://" + HOST + Kind.of(channel).base;
  }

  /// The method that changes a comment.
  static String update(String channel) {
    return Kind.of(channel).update;
  }

  /// A stored comment.
  record Kept(long id, String pullRequest, String body) {}

  /// A stored status.
  ///
  /// @param of the commit, or the number of a pull request
  record Status(String of, String context, String state, String description, String url) {

    boolean isOf(Status other) {
      return of.equals(other.of) && context.equals(other.context);
    }
  }

  final List<Status> statuses = new CopyOnWriteArrayList<>();

  /// Whether the token may only write comments.
  volatile boolean forbidsStatuses;

  final List<Kept> comments = new CopyOnWriteArrayList<>();
  final List<String> requests = new CopyOnWriteArrayList<>();

  /// Comments that the forge remembers as deleted.
  final Set<Long> deleted = ConcurrentHashMap.newKeySet();

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
      for (Kind kind : Kind.values()) {
        Matcher comments = kind.path.matcher(path);
        if (comments.matches()) {
          serve(exchange, kind, comments);
          return;
        }
        Matcher status = kind.statusPath.matcher(path);
        if (status.matches() && exchange.getRequestMethod().equals("POST")) {
          write(exchange, kind, status);
          return;
        }
      }
      if (exchange.getRequestMethod().equals("GET")) {
        look(exchange, path);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /// A repository, or an owner.
  private static void look(HttpExchange exchange, String path) throws IOException {
    boolean known =
        Arrays.stream(Kind.values()).anyMatch(kind -> kind.knows(exchange.getRequestHeaders()));
    Matcher look = LOOK.matcher(path);
    Matcher azure = LOOK_AZURE.matcher(path);
    String name =
        azure.matches()
            ? azure.group(1) + "/" + azure.group(2)
            : look.matches() ? look.group(1).replace("%2F", "/") : "";
    boolean there =
        BY_REPOSITORY.keySet().stream()
            .anyMatch(one -> one.equals(name) || one.startsWith(name + "/"));
    exchange.sendResponseHeaders(!known ? 401 : there ? 200 : 404, -1);
  }

  /// A newer status of the same context takes the place of the one before.
  private static void write(HttpExchange exchange, Kind kind, Matcher path) throws IOException {
    FakeForge forge = BY_REPOSITORY.get(repository(path));
    JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    if (forge == null || !kind.knows(exchange.getRequestHeaders())) {
      exchange.sendResponseHeaders(forge == null ? 404 : 401, -1);
      return;
    }
    if (forge.forbidsStatuses) {
      forge.answer(
          exchange, 403, Map.of("message", "Resource not accessible by personal access token"));
      return;
    }
    Status status = kind.status(path.group("commit"), body);
    if (status == null) {
      forge.answer(
          exchange, kind == Kind.GITHUB ? 422 : 400, Map.of("message", "Validation Failed"));
      return;
    }
    if (kind == Kind.GITLAB
        && status.state().equals("pending")
        && forge.statuses.stream()
            .anyMatch(one -> one.isOf(status) && one.state().equals("pending"))) {
      forge.answer(
          exchange,
          400,
          Map.of(
              "message",
              "Cannot transition status via :enqueue from :pending (Reason(s): Status cannot transition via \"enqueue\")"));
      return;
    }
    forge.statuses.removeIf(one -> one.isOf(status));
    forge.statuses.add(status);
    forge.requests.add(status.state());
    ObjectNode answer = ((ObjectNode) body).put("id", IDS.incrementAndGet());
    if (kind == Kind.GITLAB) {
      answer.put("status", status.state()).put("sha", status.of()).remove("state");
    }
    forge.answer(exchange, kind == Kind.AZURE_REPOS ? 200 : 201, answer);
  }

  private static String repository(Matcher path) {
    return path.group("repo").replace("%2F", "/").replace("/_apis/git/repositories/", "/");
  }

  private static void serve(HttpExchange exchange, Kind kind, Matcher path) throws IOException {
    FakeForge forge = BY_REPOSITORY.get(repository(path));
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (forge == null || !kind.knows(exchange.getRequestHeaders())) {
      exchange.sendResponseHeaders(forge == null ? 404 : 401, -1);
      return;
    }
    String method = exchange.getRequestMethod();
    String id = path.group("id");
    forge.requests.add(method + (id == null ? "" : " one"));
    if (method.equals("POST")) {
      forge.create(exchange, kind, path.group("pull"), kind.text(method, body));
    } else if (id == null) {
      forge.answer(
          exchange,
          200,
          kind.page(forge.comments.stream().map(one -> forge.json(kind, one)).toList()));
    } else {
      forge.one(
          exchange,
          kind,
          Long.parseLong(id),
          method.equals(kind.update) ? kind.text(method, body) : null);
    }
  }

  private Map<String, Object> json(Kind kind, Kept comment) {
    return kind.json(comment, deleted.contains(comment.id()));
  }

  private void create(HttpExchange exchange, Kind kind, String pullRequest, String text)
      throws IOException {
    Kept kept = new Kept(IDS.incrementAndGet(), pullRequest, text);
    comments.add(kept);
    if (silences.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      answer(exchange, 201, json(kind, kept));
    }
  }

  private void one(HttpExchange exchange, Kind kind, long id, String text) throws IOException {
    List<Kept> found = new ArrayList<>(comments);
    found.removeIf(comment -> comment.id() != id);
    if (found.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
    } else if (text == null) {
      answer(exchange, 200, json(kind, found.getFirst()));
    } else {
      Kept rewritten = new Kept(id, found.getFirst().pullRequest(), text);
      comments.replaceAll(comment -> comment.id() == id ? rewritten : comment);
      answer(exchange, 200, json(kind, rewritten));
    }
  }

  private void answer(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
