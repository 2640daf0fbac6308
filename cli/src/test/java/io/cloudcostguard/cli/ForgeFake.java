package io.cloudcostguard.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The comments of one pull request, at the paths and in the response shapes of four forges. The
/// shapes are those of their API references, with the fields around the ones that are read.
final class ForgeFake implements AutoCloseable {

  private static final Pattern GITHUB =
      Pattern.compile("/repos/acme/shop/issues/(?:7/comments|comments/(\\d+))");
  private static final Pattern GITLAB =
      Pattern.compile("/api/v4/projects/acme%2Fshop/merge_requests/7/notes(?:/(\\d+))?");
  private static final Pattern BITBUCKET =
      Pattern.compile("/2.0/repositories/acme/shop/pullrequests/7/comments(?:/(\\d+))?");
  private static final Pattern AZURE =
      Pattern.compile(
          "/acme/My%20Project/_apis/git/repositories/shop/pullRequests/7/threads(?:/(\\d+)/comments/1)?");
  private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");

  /// A comment that a user of the forge wrote.
  static final class Written {
    private final int id;
    private final String by;
    private String text;

    private Written(int id, String by, String text) {
      this.id = id;
      this.by = by;
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final HttpServer server;
  private final List<Written> comments = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private int status = 200;

  ForgeFake() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized List<Written> comments() {
    return List.copyOf(comments);
  }

  /// Method, path and credentials of each request.
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized void add(String by, String text) {
    comments.add(new Written(comments.size() + 1, by, text));
  }

  /// Refuses every request.
  synchronized void refuse(int with) {
    status = with;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(
          exchange.getRequestMethod()
              + " "
              + path
              + " "
              + (token == null ? exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN") : token));
      byte[] body = exchange.getRequestBody().readAllBytes();
      String answer = status == 200 ? shaped(exchange, path, body) : "{\"message\":\"Forbidden\"}";
      byte[] bytes = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer == null ? 404 : status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private @Nullable String shaped(HttpExchange exchange, String path, byte[] body) {
    String query = exchange.getRequestURI().getRawQuery();
    Matcher page = PAGE.matcher(query == null ? "" : query);
    int number = page.find() ? Integer.parseInt(page.group(1)) : 1;
    String method = exchange.getRequestMethod();
    Matcher gitHub = GITHUB.matcher(path);
    if (gitHub.matches()) {
      return listed(method, gitHub.group(1), "PATCH", body, "/body", number, ForgeFake::gitHub);
    }
    Matcher gitLab = GITLAB.matcher(path);
    if (gitLab.matches()) {
      return listed(method, gitLab.group(1), "PUT", body, "/body", number, ForgeFake::gitLab);
    }
    Matcher bitbucket = BITBUCKET.matcher(path);
    if (bitbucket.matches()) {
      JsonNode answer =
          Json.MAPPER.readTree(
              String.valueOf(
                  listed(
                      method,
                      bitbucket.group(1),
                      "PUT",
                      body,
                      "/content/raw",
                      number,
                      ForgeFake::bitbucket)));
      return answer.isArray() ? pageOfBitbucket(answer, number) : answer.toString();
    }
    Matcher azure = AZURE.matcher(path);
    if (azure.matches() && "api-version=7.1".equals(query)) {
      String at = method.equals("POST") ? "/comments/0/content" : "/content";
      JsonNode answer =
          Json.MAPPER.readTree(
              String.valueOf(
                  listed(method, azure.group(1), "PATCH", body, at, 0, ForgeFake::azure)));
      return answer.isArray()
          ? Json.MAPPER
              .createObjectNode()
              .put("count", answer.size())
              .set("value", answer)
              .toString()
          : answer.toString();
    }
    return null;
  }

  private interface Shape {
    ObjectNode of(Written comment);
  }

  private @Nullable String listed(
      String method,
      @Nullable String id,
      String update,
      byte[] body,
      String textAt,
      int page,
      Shape shape) {
    if (method.equals("GET") && id == null) {
      ArrayNode list = Json.MAPPER.createArrayNode();
      comments.stream()
          .skip(page == 0 ? 0 : (page - 1) * 100L)
          .limit(page == 0 ? Long.MAX_VALUE : 100)
          .map(shape::of)
          .forEach(list::add);
      return list.toString();
    }
    String text = Json.MAPPER.readTree(body).at(textAt).asString();
    if (method.equals("POST") && id == null) {
      add("Bot", text);
      return shape.of(comments.getLast()).toString();
    }
    if (method.equals(update) && id != null && Integer.parseInt(id) <= comments.size()) {
      Written written = comments.get(Integer.parseInt(id) - 1);
      written.text = text;
      return shape.of(written).toString();
    }
    return null;
  }

  private static ObjectNode gitHub(Written comment) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("url", "https://api.github.com/repos/acme/shop/issues/comments/" + comment.id);
    json.put("id", comment.id).put("node_id", "IC_1");
    json.putObject("user")
        .put("login", "github-actions[bot]")
        .put("id", 41898282)
        .put("type", comment.by);
    json.put("created_at", "2026-11-29T10:00:00Z").put("author_association", "NONE");
    return json.put("body", comment.text).putNull("performed_via_github_app");
  }

  private static ObjectNode gitLab(Written comment) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", comment.id).putNull("type").put("body", comment.text);
    json.putObject("author").put("id", 7).put("username", "project_7_bot");
    return json.put("system", comment.by.equals("System")).put("noteable_type", "MergeRequest");
  }

  private static ObjectNode bitbucket(Written comment) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", comment.id).put("deleted", comment.by.equals("Deleted"));
    json.putObject("content")
        .put("type", "rendered")
        .put("raw", comment.text)
        .put("html", "<p>…</p>");
    json.putObject("user").put("display_name", "ccg").put("type", "app_user");
    return json.put("type", "pullrequest_comment");
  }

  private String pageOfBitbucket(JsonNode values, int page) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("values", values);
    json.put("pagelen", 100).put("size", comments.size()).put("page", page);
    if (comments.size() > page * 100) {
      json.put("next", url() + "/2.0/next");
    }
    return json.toString();
  }

  private static ObjectNode azure(Written comment) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", comment.id).put("status", "closed").put("isDeleted", false);
    json.putArray("comments")
        .addObject()
        .put("id", 1)
        .put("parentCommentId", 0)
        .put("content", comment.text)
        .put("commentType", comment.by.equals("System") ? "system" : "text");
    return json;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
