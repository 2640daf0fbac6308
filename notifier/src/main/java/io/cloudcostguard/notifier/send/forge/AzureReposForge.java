package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Azure Repos, at the address of an organisation. A comment is the first of a thread, by whose id
/// it is known; the thread is closed, so that no policy waits for it to be resolved.
///
/// @see <a
///   href="https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-threads">Azure
///   DevOps, REST API, pull request threads</a>
record AzureReposForge(Credentials credentials) implements Forge {

  private static final String GENRE = "cloudcostguard";
  private static final String VERSION = "?api-version=7.1";

  /// All threads of a pull request are in one answer.
  private static final int LIST_BYTES = 16 * ANSWER_BYTES;

  @Override
  public OutboundRequest create(Comment comment, String text) {
    return request(
        "POST",
        threads(comment) + VERSION,
        Map.of(
            "comments",
            List.of(Map.of("parentCommentId", 0, "commentType", "text", "content", text)),
            "status",
            "closed"),
        ANSWER_BYTES);
  }

  @Override
  public OutboundRequest read(Comment comment, String id) {
    return request("GET", threads(comment) + "/" + id + VERSION, null, ANSWER_BYTES);
  }

  @Override
  public OutboundRequest update(Comment comment, String id, String text) {
    return request(
        "PATCH",
        threads(comment) + "/" + id + "/comments/1" + VERSION,
        Map.of("content", text),
        ANSWER_BYTES);
  }

  @Override
  public OutboundRequest list(Comment comment, Instant since) {
    return request("GET", threads(comment) + VERSION, null, LIST_BYTES);
  }

  @Override
  public Iterable<JsonNode> comments(JsonNode list) {
    return list.path("value");
  }

  @Override
  public @Nullable String text(JsonNode thread) {
    JsonNode first = thread.at("/comments/0");
    boolean deleted =
        thread.path("isDeleted").asBoolean(false) || first.path("isDeleted").asBoolean(false);
    return deleted ? null : first.path("content").asString("");
  }

  @Override
  public OutboundRequest look(String repository) {
    int slash = repository.indexOf('/');
    return request(
        "GET",
        (RepositoryCheck.isAll(repository)
                ? "/_apis/projects/" + RepositoryCheck.ownerOf(repository)
                : "/%s/_apis/git/repositories/%s"
                    .formatted(repository.substring(0, slash), repository.substring(slash + 1)))
            + VERSION,
        null,
        ANSWER_BYTES);
  }

  /// On the pull request, where branch policies see it, or else on the commit.
  ///
  /// @see <a
  ///   href="https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-statuses">Azure
  ///   DevOps, REST API, pull request statuses</a>
  @Override
  public OutboundRequest status(CommitStatus status) {
    String state =
        switch (status.state()) {
          case PENDING -> "pending";
          case PASS, WARN -> "succeeded";
          case INCOMPLETE -> "notApplicable";
          case SOFT_BLOCK, HARD_BLOCK -> "failed";
          case NOT_ESTIMATED -> "error";
        };
    Map<String, Object> body = new TreeMap<>();
    body.put("state", state);
    body.put("description", status.description());
    body.put(
        "context",
        Map.of(
            "genre",
            GENRE,
            "name",
            status.context().startsWith(GENRE + "/")
                ? status.context().substring(GENRE.length() + 1)
                : status.context()));
    if (status.url() != null) {
      body.put("targetUrl", status.url());
    }
    int slash = status.repository().indexOf('/');
    return request(
        "POST",
        "/%s/_apis/git/repositories/%s/%s/statuses"
                .formatted(
                    status.repository().substring(0, slash),
                    status.repository().substring(slash + 1),
                    status.pullRequest() == null
                        ? "commits/" + status.commit()
                        : "pullRequests/" + status.pullRequest())
            + VERSION,
        body,
        ANSWER_BYTES);
  }

  private static String threads(Comment comment) {
    int slash = comment.repository().indexOf('/');
    return "/%s/_apis/git/repositories/%s/pullRequests/%d/threads"
        .formatted(
            comment.repository().substring(0, slash),
            comment.repository().substring(slash + 1),
            comment.pullRequest());
  }

  private OutboundRequest request(
      String method, String path, @Nullable Map<String, ?> body, int limit) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of("Authorization", authorization(String.valueOf(credentials.secret()))),
        body == null ? null : Body.json(Json.MAPPER.writeValueAsString(body)),
        limit);
  }

  /// A token of Microsoft Entra is a JWT; a personal access token is a password without a user.
  private static String authorization(String token) {
    return token.startsWith("eyJ")
        ? "Bearer " + token
        : "Basic "
            + Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
  }
}
