package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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

  private OutboundRequest request(
      String method, Comment comment, String path, @Nullable String text) {
    return request(method, "/repos/" + comment.repository() + "/issues" + path, text);
  }

  private OutboundRequest request(String method, String path, @Nullable String text) {
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
        text == null ? null : Body.json(Json.MAPPER.writeValueAsString(Map.of("body", text))),
        ANSWER_BYTES);
  }
}
