package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.Credentials;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
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

  private static String comments(Comment comment) {
    return "/repositories/%s/pullrequests/%d/comments"
        .formatted(comment.repository(), comment.pullRequest());
  }

  private OutboundRequest request(String method, String path, @Nullable String text) {
    return new OutboundRequest(
        method,
        Forge.base(credentials.url()) + path,
        Map.of("Authorization", "Bearer " + credentials.secret()),
        text == null
            ? null
            : Body.json(Json.MAPPER.writeValueAsString(Map.of("content", Map.of("raw", text)))),
        ANSWER_BYTES);
  }
}
