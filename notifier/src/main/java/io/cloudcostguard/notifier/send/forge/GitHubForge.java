package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// GitHub, and GitHub Enterprise Server.
///
/// @see <a href="https://docs.github.com/en/rest/issues/comments">GitHub, REST API, comments</a>
record GitHubForge(Credentials credentials) implements Forge {

  @Override
  public OutboundRequest create(Comment comment, String text) {
    return request("POST", comment, "/" + comment.pullRequest() + "/comments", text);
  }

  @Override
  public OutboundRequest read(Comment comment, String id) {
    return request("GET", comment, "/comments/" + id, null);
  }

  @Override
  public OutboundRequest update(Comment comment, String id, String text) {
    return request("PATCH", comment, "/comments/" + id, text);
  }

  @Override
  public OutboundRequest list(Comment comment, Instant since) {
    return request(
        "GET",
        comment,
        "/%d/comments?per_page=100&since=%s"
            .formatted(comment.pullRequest(), since.truncatedTo(ChronoUnit.SECONDS)),
        null);
  }

  @Override
  public OutboundRequest look(String repository) {
    return request(
        "GET",
        RepositoryCheck.isAll(repository)
            ? "/users/" + RepositoryCheck.ownerOf(repository)
            : "/repos/" + repository,
        null);
  }

  /// Statuses know nothing between success and failure: a warning succeeds, and its description
  /// says so.
  ///
  /// @see <a href="https://docs.github.com/en/rest/commits/statuses">GitHub, REST API, commit
  ///   statuses</a>
  @Override
  public OutboundRequest status(CommitStatus status) {
    String state =
        switch (status.state()) {
          case PENDING -> "pending";
          case PASS, WARN, INCOMPLETE -> "success";
          case SOFT_BLOCK, HARD_BLOCK -> "failure";
          case NOT_ESTIMATED -> "error";
        };
    Map<String, String> body = new TreeMap<>();
    body.put("state", state);
    body.put("context", status.context());
    body.put("description", status.description());
    if (status.url() != null) {
      body.put("target_url", status.url());
    }
    return request(
        "POST", "/repos/%s/statuses/%s".formatted(status.repository(), status.commit()), body);
  }

  private OutboundRequest request(
      String method, Comment comment, String path, @Nullable String text) {
    return request(
        method,
        "/repos/" + comment.repository() + "/issues" + path,
        text == null ? null : Map.of("body", text));
  }

  private OutboundRequest request(String method, String path, @Nullable Map<String, String> body) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of(
            "Authorization",
            "Bearer " + credentials.secret(),
            "Accept",
            "application/vnd.github+json",
            "X-GitHub-Api-Version",
            "2022-11-28"),
        body == null ? null : Body.json(Json.MAPPER.writeValueAsString(body)),
        ANSWER_BYTES);
  }
}
