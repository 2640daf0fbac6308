package io.cloudcostguard.ingest.integration.runtask;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// HCP Terraform as its documents describe it, over real HTTP: hands out plans by redirect, takes
/// callbacks, and holds them to the documented limits.
final class FakeTerraform implements AutoCloseable {

  static final String TOKEN = "run-token-s3cret";

  private static final Pattern TAG = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final HttpServer server;
  private final Map<String, Handler> plans = new ConcurrentHashMap<>();
  private final Map<String, Handler> beforeCallback = new ConcurrentHashMap<>();
  private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
  final List<Callback> tried = new CopyOnWriteArrayList<>();
  final List<String> violations = new CopyOnWriteArrayList<>();

  /// Answers a request; one that answers nothing leaves it to what would have come else.
  interface Handler {
    void answer(HttpExchange call) throws IOException;
  }

  /// A callback that came.
  record Callback(String resultId, String body) {
    JsonNode attributes() {
      return Json.MAPPER.readTree(body).at("/data/attributes");
    }

    String status() {
      return attributes().path("status").asString();
    }

    String message() {
      return attributes().path("message").asString();
    }

    JsonNode outcomes() {
      return Json.MAPPER.readTree(body).at("/data/relationships/outcomes/data");
    }
  }

  FakeTerraform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v2/plans/", call -> serve(call, this::plan));
    server.createContext("/archive/", call -> serve(call, this::archive));
    server.createContext("/api/v2/task-results/", call -> serve(call, this::callback));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// The only one that may see the token.
  String host() {
    return "127.0.0.1:" + port();
  }

  /// Where the bytes of plans are.
  String archiveHost() {
    return "localhost:" + port();
  }

  void plan(String id, byte[] json) {
    plans.put(id, call -> respond(call, 200, json));
  }

  void plan(String id, Handler handler) {
    plans.put(id, handler);
  }

  void beforeCallback(String resultId, Handler handler) {
    beforeCallback.put(resultId, handler);
  }

  List<Callback> callbacks(String resultId) {
    return callbacks.stream().filter(callback -> callback.resultId().equals(resultId)).toList();
  }

  List<Callback> results(String resultId) {
    return callbacks(resultId).stream()
        .filter(callback -> !callback.status().equals("running"))
        .toList();
  }

  /// What a run sends; the plan has the id of the result.
  String request(String stage, String organization, String resultId) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("payload_version", 1).put("stage", stage).put("access_token", TOKEN);
    json.putObject("capabilities").put("outcomes", true);
    json.putNull("configuration_version_download_url");
    json.put("organization_name", organization).put("workspace_name", "prod");
    json.put("run_id", "run-1").put("run_app_url", "https://app.terraform.io/app/acme/runs/run-1");
    json.put("task_result_id", resultId).put("is_speculative", false);
    json.put("task_result_enforcement_level", "mandatory");
    json.put(
        "task_result_callback_url",
        "http://" + host() + "/api/v2/task-results/" + resultId + "/callback");
    json.put("vcs_repo_url", "https://github.com/acme/shop.git");
    json.put("vcs_commit_url", "https://github.com/acme/shop/commit/0123456789abcdef");
    json.put("vcs_pull_request_url", "https://github.com/acme/shop/pull/17");
    if (!stage.equals("pre_plan")) {
      json.put(
          "plan_json_api_url", "http://" + host() + "/api/v2/plans/" + resultId + "/json-output");
    }
    return json.toString();
  }

  private void plan(HttpExchange call) throws IOException {
    String id = call.getRequestURI().getPath().split("/")[4];
    if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
      respond(call, 401, new byte[0]);
    } else {
      call.getResponseHeaders().add("Location", "http://" + archiveHost() + "/archive/" + id);
      respond(call, 307, new byte[0]);
    }
  }

  private void archive(HttpExchange call) throws IOException {
    if (call.getRequestHeaders().containsKey("Authorization")) {
      violations.add("the token went to another host");
    }
    Handler plan = plans.get(call.getRequestURI().getPath().split("/")[2]);
    if (plan == null) {
      respond(call, 404, new byte[0]);
    } else {
      plan.answer(call);
    }
  }

  private void callback(HttpExchange call) throws IOException {
    String id = call.getRequestURI().getPath().split("/")[4];
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int before = violations.size();
    check(call, body);
    boolean over = !results(id).isEmpty();
    Callback callback = new Callback(id, body);
    tried.add(callback);
    Handler first = beforeCallback.get(id);
    if (first != null && !callback.status().equals("running")) {
      beforeCallback.remove(id);
      first.answer(call);
      return;
    }
    callbacks.add(callback);
    respond(call, violations.size() > before || over ? 422 : 200, new byte[0]);
  }

  private void check(HttpExchange call, String body) {
    require(call.getRequestMethod().equals("PATCH"), "not PATCH");
    require(
        ("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization")), "no token");
    require(
        "application/vnd.api+json".equals(call.getRequestHeaders().getFirst("Content-Type")),
        "Content-Type " + call.getRequestHeaders().getFirst("Content-Type"));
    JsonNode data = Json.MAPPER.readTree(body).path("data");
    require(data.path("type").asString().equals("task-results"), "type");
    JsonNode attributes = data.path("attributes");
    require(
        List.of("running", "passed", "failed").contains(attributes.path("status").asString()),
        "status");
    text(attributes, "message", 1, 1000);
    text(attributes, "url", 0, 500);
    JsonNode outcomes = data.at("/relationships/outcomes/data");
    require(
        outcomes.isMissingNode() || (!outcomes.isEmpty() && outcomes.size() <= 250), "outcomes");
    outcomes.forEach(this::checkOutcome);
  }

  private void checkOutcome(JsonNode outcome) {
    require(outcome.path("type").asString().equals("task-result-outcomes"), "outcome type");
    JsonNode attributes = outcome.path("attributes");
    text(attributes, "outcome-id", 1, 64);
    text(attributes, "description", 1, 1000);
    text(attributes, "body", 0, 10_000);
    require(attributes.path("tags").size() <= 10, "tags");
    attributes
        .path("tags")
        .properties()
        .forEach(tag -> {
          require(TAG.matcher(tag.getKey()).matches(), "tag " + tag.getKey());
          tag.getValue().forEach(label -> text(label, "label", 1, 32));
          tag.getValue()
              .forEach(label ->
                  require(
                      List.of("none", "info", "warning", "error")
                          .contains(label.path("level").asString()),
                      "level"));
        });
  }

  private void text(JsonNode in, String name, int least, int most) {
    int length = in.path(name).asString("").length();
    require(length >= least && length <= most, name + " has " + length + " characters");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }

  private static void serve(HttpExchange call, Handler handler) throws IOException {
    try (call) {
      handler.answer(call);
    }
  }

  static void respond(HttpExchange call, int status, byte[] body) throws IOException {
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      call.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
