package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.decision.PlanDecided;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// GitLab, also self-managed.
///
/// @see <a href="https://docs.gitlab.com/api/notes/">GitLab, REST API, notes</a>
record GitLabForge(Credentials credentials) implements Forge {

  private static final String PENDING = "pending";

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

  /// Its `skipped` would hold up merge requests whose pipelines must succeed, so a warning
  /// succeeds, and its description says so.
  ///
  /// @see <a href="https://docs.gitlab.com/api/commits/#set-commit-pipeline-status">GitLab, REST
  ///   API, commit status</a>
  @Override
  public OutboundRequest status(CommitStatus status) {
    String state =
        switch (status.state()) {
          case PENDING -> PENDING;
          case PASS, WARN, INCOMPLETE -> "success";
          case SOFT_BLOCK, HARD_BLOCK, NOT_ESTIMATED -> "failed";
        };
    Map<String, String> body = new TreeMap<>();
    body.put("state", state);
    body.put("name", status.context());
    body.put("description", status.description());
    if (status.url() != null) {
      body.put("target_url", status.url());
    }
    return request(
        "POST",
        "/projects/%s/statuses/%s".formatted(encoded(status.repository()), status.commit()),
        body);
  }

  /// A status that is pending cannot become pending again.
  @Override
  public boolean hasStatus(Answer.Status refused, CommitStatus status) {
    return refused.code() == 400
        && status.state() == PlanDecided.State.PENDING
        && refused.body().contains("Cannot transition status");
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
        text == null ? null : Map.of("body", text));
  }

  private OutboundRequest request(String method, String path, @Nullable Map<String, String> body) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of("PRIVATE-TOKEN", String.valueOf(credentials.secret())),
        body == null ? null : Body.json(Json.MAPPER.writeValueAsString(body)),
        ANSWER_BYTES);
  }
}
