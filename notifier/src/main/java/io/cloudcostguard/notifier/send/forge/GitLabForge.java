package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GitLab, also self-managed.
///
/// @see <a href="https://docs.gitlab.com/api/notes/">GitLab, REST API, notes</a>
record GitLabForge(Credentials credentials) implements Forge {

  @Override
  public OutboundRequest create(Comment comment, String text) {
    return request("POST", comment, "", text);
  }

  @Override
  public OutboundRequest read(Comment comment, String id) {
    return request("GET", comment, "/" + id, null);
  }

  @Override
  public OutboundRequest update(Comment comment, String id, String text) {
    return request("PUT", comment, "/" + id, text);
  }

  /// Lists the newest: the API of GitLab cannot filter by time.
  @Override
  public OutboundRequest list(Comment comment, Instant since) {
    return request("GET", comment, "?per_page=100&order_by=created_at&sort=desc", null);
  }

  @Override
  public OutboundRequest look(String repository) {
    return request(
        "GET",
        RepositoryCheck.isAll(repository)
            ? "/groups/" + encoded(RepositoryCheck.ownerOf(repository))
            : "/projects/" + encoded(repository),
        null);
  }

  private static String encoded(String path) {
    return path.replace("/", "%2F");
  }

  private OutboundRequest request(
      String method, Comment comment, String path, @Nullable String text) {
    return request(
        method,
        "/projects/%s/merge_requests/%d/notes%s"
            .formatted(encoded(comment.repository()), comment.pullRequest(), path),
        text);
  }

  private OutboundRequest request(String method, String path, @Nullable String text) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of("PRIVATE-TOKEN", String.valueOf(credentials.secret())),
        text == null ? null : Body.json(Json.MAPPER.writeValueAsString(Map.of("body", text))),
        ANSWER_BYTES);
  }
}
