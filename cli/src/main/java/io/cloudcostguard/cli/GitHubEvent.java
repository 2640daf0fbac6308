package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What GitHub says of the event that started a workflow. On `pull_request`, `GITHUB_SHA` is a
/// merge commit that is in no branch; the head is here only.
///
/// @param pullRequest null: it is not of one
/// @param headCommit null: it is not of a pull request, or cannot be read
/// @see <a
///   href="https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request">GitHub,
///   pull_request</a>
record GitHubEvent(@Nullable Integer pullRequest, @Nullable String headCommit) {

  private static final GitHubEvent NOTHING = new GitHubEvent(null, null);

  /// GitHub caps a payload at 25 MB.
  private static final long LARGEST = 26L << 20;

  /// Of the file that `GITHUB_EVENT_PATH` names. A file that cannot be read says nothing.
  static GitHubEvent of(@Nullable String file) {
    if (file == null) {
      return NOTHING;
    }
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST) {
        return NOTHING;
      }
      JsonNode pull = Json.MAPPER.readTree(Files.readAllBytes(path)).path("pull_request");
      JsonNode head = pull.path("head").path("sha");
      JsonNode number = pull.path("number");
      return new GitHubEvent(
          number.isInt() ? number.intValue() : null, head.isString() ? head.asString() : null);
    } catch (IOException | JacksonException | InvalidPathException _) {
      return NOTHING;
    }
  }
}
