package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bitbucket Cloud. It shows no HTML, so a comment has no fold, and it drops hidden lines, so the
/// marker is a footer.
///
/// @see <a
///   href="https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/">Bitbucket
///   Cloud, REST API, pull requests</a>
record BitbucketForge(Credentials credentials) implements Forge {

  private static final int KEY_BYTES = 16;

  @Override
  public String fit(String markdown) {
    return markdown.replaceAll("</?(?:details|summary|sub)(?: open)?>", "");
  }

  @Override
  public String unseen(String text) {
    return "*(" + text + ")*";
  }

  @Override
  public OutboundRequest create(Comment comment, String text) {
    return request("POST", comments(comment), text);
  }

  @Override
  public OutboundRequest read(Comment comment, String id) {
    return request("GET", comments(comment) + "/" + id, null);
  }

  @Override
  public OutboundRequest update(Comment comment, String id, String text) {
    return request("PUT", comments(comment) + "/" + id, text);
  }

  /// Lists the newest.
  @Override
  public OutboundRequest list(Comment comment, Instant since) {
    return request("GET", comments(comment) + "?pagelen=100&sort=-created_on", null);
  }

  @Override
  public Iterable<JsonNode> comments(JsonNode list) {
    return list.path("values");
  }

  @Override
  public @Nullable String text(JsonNode comment) {
    return comment.path("deleted").asBoolean(false)
        ? null
        : comment.at("/content/raw").asString("");
  }

  @Override
  public OutboundRequest look(String repository) {
    return request(
        "GET",
        RepositoryCheck.isAll(repository)
            ? "/workspaces/" + RepositoryCheck.ownerOf(repository)
            : "/repositories/" + repository,
        null);
  }

  /// A build status needs a link, and a key of at most 40 characters.
  ///
  /// @see <a
  ///   href="https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses/">Bitbucket
  ///   Cloud, REST API, commit statuses</a>
  @Override
  public OutboundRequest status(CommitStatus status) {
    String state =
        switch (status.state()) {
          case PENDING -> "INPROGRESS";
          case PASS, WARN, INCOMPLETE -> "SUCCESSFUL";
          case SOFT_BLOCK, HARD_BLOCK -> "FAILED";
          case NOT_ESTIMATED -> "STOPPED";
        };
    return json(
        "POST",
        "/repositories/%s/commit/%s/statuses/build".formatted(status.repository(), status.commit()),
        Map.of(
            "key",
            "ccg-" + HexFormat.of().formatHex(Sha256.of(status.context()), 0, KEY_BYTES),
            "state",
            state,
            "name",
            status.context(),
            "description",
            status.description(),
            "url",
            status.url() == null
                ? "https://bitbucket.org/%s/commits/%s"
                    .formatted(status.repository(), status.commit())
                : status.url()));
  }

  private static String comments(Comment comment) {
    return "/repositories/%s/pullrequests/%d/comments"
        .formatted(comment.repository(), comment.pullRequest());
  }

  private OutboundRequest request(String method, String path, @Nullable String text) {
    return json(method, path, text == null ? null : Map.of("content", Map.of("raw", text)));
  }

  private OutboundRequest json(String method, String path, @Nullable Map<String, ?> body) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of("Authorization", "Bearer " + credentials.secret()),
        body == null ? null : Body.json(Json.MAPPER.writeValueAsString(body)),
        ANSWER_BYTES);
  }
}
