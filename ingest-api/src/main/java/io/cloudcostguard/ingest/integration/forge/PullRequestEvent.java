package io.cloudcostguard.ingest.integration.forge;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A pull or merge request ended.
///
/// @param merged whether it was merged; else it was closed
/// @param at when; null: not said
record PullRequestEvent(String repository, int number, boolean merged, @Nullable Instant at) {

  private static final int LONGEST_REPOSITORY = 255;

  /// Of an event `pull_request` of GitHub; null: it is of something else.
  static @Nullable PullRequestEvent ofGitHub(byte[] body) {
    JsonNode event = json(body);
    JsonNode pull = event.path("pull_request");
    if (!event.path("action").asString("").equals("closed") || !pull.isObject()) {
      return null;
    }
    return of(
        event.at("/repository/full_name"),
        pull.path("number"),
        pull.path("merged").asBoolean(false),
        pull.path("closed_at"));
  }

  /// Of a `Merge Request Hook` of GitLab; null: it is of something else.
  static @Nullable PullRequestEvent ofGitLab(byte[] body) {
    JsonNode event = json(body);
    JsonNode merge = event.path("object_attributes");
    String action = merge.path("action").asString("");
    if (!event.path("object_kind").asString("").equals("merge_request")
        || (!action.equals("merge") && !action.equals("close"))) {
      return null;
    }
    return of(
        event.at("/project/path_with_namespace"),
        merge.path("iid"),
        action.equals("merge"),
        merge.path("updated_at"));
  }

  private static @Nullable PullRequestEvent of(
      JsonNode repository, JsonNode number, boolean merged, JsonNode at) {
    String name = repository.asString("");
    return name.isEmpty()
            || name.length() > LONGEST_REPOSITORY
            || !number.isInt()
            || number.asInt() < 1
        ? null
        : new PullRequestEvent(name, number.asInt(), merged, moment(at.asString("")));
  }

  /// GitLab writes `2026-11-29 14:14:27 UTC`, GitHub as ISO 8601 has it.
  private static @Nullable Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text.replace(" UTC", "Z").replace(' ', 'T')).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JacksonException _) {
      // said below
    }
    throw ProblemException.of(
        ProblemType.NOT_JSON,
        "The body is not a JSON object.",
        "Choose application/json as the content type of the webhook.");
  }
}
