package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of the delivery of a decision to a forge: the status of its commit, and its part of the
/// comment on its pull request.
///
/// As JSON it is the status with the comment beside it, or the comment alone: an older version that
/// claims it while services are upgraded still writes the status.
///
/// @param status null: the plan is of no commit
/// @param comment null: the plan is of no pull request, or not decided yet
public record DecisionOnCommit(@Nullable CommitStatus status, @Nullable Comment comment) {

  private static final String COMMENT = "comment";

  /// The body of the delivery.
  String json() {
    if (status == null) {
      return Json.MAPPER.writeValueAsString(comment);
    }
    ObjectNode body = Json.MAPPER.valueToTree(status);
    if (comment != null) {
      body.set(COMMENT, Json.MAPPER.<JsonNode>valueToTree(comment));
    }
    return body.toString();
  }

  /// Null when the body is another.
  public static @Nullable DecisionOnCommit find(String json) {
    JsonNode body = Json.MAPPER.readTree(json);
    if (body.has("commit")) {
      return new DecisionOnCommit(
          Json.MAPPER.treeToValue(body, CommitStatus.class),
          body.has(COMMENT) ? Json.MAPPER.treeToValue(body.get(COMMENT), Comment.class) : null);
    }
    return body.has("number")
        ? new DecisionOnCommit(null, Json.MAPPER.treeToValue(body, Comment.class))
        : null;
  }
}
