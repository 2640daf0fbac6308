package io.cloudcostguard.cli.forge;

import io.cloudcostguard.schemas.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Azure Repos. A comment is the first of a thread; the thread is closed, so that no policy waits
/// until it is resolved. The id of a comment is that of its thread: ours is its first.
///
/// @see <a
///   href="https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-threads">Azure
///   DevOps, REST API, pull request threads</a>
record AzureReposApi(ForgeHost host) implements PullRequestApi {

  private static final String VERSION = "?api-version=7.1";

  @Override
  public int longest() {
    return 140_000;
  }

  @Override
  public HttpRequest.Builder list(int page) {
    return signed(PullRequestApi.get(threads() + VERSION));
  }

  @Override
  public List<PostedComment> comments(JsonNode page) {
    return page.path("value")
        .valueStream()
        .filter(thread -> !thread.path("isDeleted").asBoolean(false))
        .flatMap(AzureReposApi::first)
        .toList();
  }

  private static Stream<PostedComment> first(JsonNode thread) {
    JsonNode comment = thread.path("comments").path(0);
    String id = thread.path("id").asString("");
    boolean isThere =
        id.matches("[0-9]{1,20}")
            && comment.path("id").asInt(0) == 1
            && !comment.path("isDeleted").asBoolean(false);
    return isThere
        ? Stream.of(new PostedComment(id, comment.path("content").asString("")))
        : Stream.of();
  }

  /// All threads are in one answer.
  @Override
  public boolean hasNext(JsonNode page) {
    return false;
  }

  @Override
  public HttpRequest.Builder create(String text) {
    ObjectNode thread = Json.MAPPER.createObjectNode();
    thread
        .putArray("comments")
        .addObject()
        .put("parentCommentId", 0)
        .put("commentType", "text")
        .put("content", text);
    thread.put("status", "closed");
    return signed(PullRequestApi.send("POST", threads() + VERSION, thread));
  }

  @Override
  public HttpRequest.Builder update(String id, String text) {
    return signed(
        PullRequestApi.send(
            "PATCH",
            threads() + "/" + id + "/comments/1" + VERSION,
            Json.MAPPER.createObjectNode().put("content", text)));
  }

  private String threads() {
    int slash = host.repository().indexOf('/');
    return "%s/%s/_apis/git/repositories/%s/pullRequests/%d/threads"
        .formatted(
            host.api(),
            PullRequestApi.segment(host.repository().substring(0, slash)),
            PullRequestApi.segment(host.repository().substring(slash + 1)),
            host.pullRequest());
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request) {
    return request.header("Authorization", authorization(host.token()));
  }

  /// The token of a job, and of Microsoft Entra, is a JWT; a personal access token is a password
  /// without a user.
  private static String authorization(String token) {
    return token.startsWith("eyJ")
        ? "Bearer " + token
        : "Basic "
            + Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
  }
}
