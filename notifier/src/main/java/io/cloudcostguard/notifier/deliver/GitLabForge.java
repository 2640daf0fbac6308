package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.channel.Check;
import io.cloudcostguard.notifier.channel.Comment;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GitLab, also self-managed.
///
/// @see <a href="https://docs.gitlab.com/api/notes/">GitLab, REST API, notes</a>
record GitLabForge(Opened address) implements Forge {

  @Override
  public Channel channel() {
    return Channel.GITLAB;
  }

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

  /// The newest: GitLab cannot be asked for those since a moment.
  @Override
  public OutboundRequest list(Comment comment, Instant since) {
    return request("GET", comment, "?per_page=100&order_by=created_at&sort=desc", null);
  }

  @Override
  public OutboundRequest look(String repository) {
    return request(
        "GET",
        Check.isAll(repository)
            ? "/groups/" + encoded(Check.ownerOf(repository))
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
        Forge.base(address.url()) + path,
        Map.of("PRIVATE-TOKEN", String.valueOf(address.secret())),
        text == null ? null : Body.json(Json.MAPPER.writeValueAsString(Map.of("body", text))),
        ANSWER_BYTES);
  }
}
