package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The requests to a code forge.
interface Forge {

  /// The limit of an answer: a page of comments fits in.
  int ANSWER_BYTES = 1024 * 1024;

  OutboundRequest create(Comment comment, String text);

  OutboundRequest read(Comment comment, String id);

  OutboundRequest update(Comment comment, String id, String text);

  /// Lists comments of a pull request: at least those written since a moment.
  OutboundRequest list(Comment comment, Instant since);

  /// The comments in such a list.
  default Iterable<JsonNode> comments(JsonNode list) {
    return list;
  }

  /// The text of a comment; null where it was deleted and is only remembered.
  default @Nullable String text(JsonNode comment) {
    return comment.path("body").asString("");
  }

  /// What of a comment the forge shows.
  default String fit(String markdown) {
    return markdown;
  }

  /// A line that the forge hides, or shows as small as it can.
  default String unseen(String text) {
    return "<!-- " + text + " -->";
  }

  /// Writes the status of a commit, in the place of the one before in the same context.
  OutboundRequest status(CommitStatus status);

  /// Whether a refusal means that the commit has this status already.
  default boolean hasStatus(Answer.Status refused, CommitStatus status) {
    return false;
  }

  /// Gets a repository, or the owner for `owner/*`; see [RepositoryCheck].
  OutboundRequest look(String repository);

  /// The address of the API, without a trailing slash.
  static String base(@Nullable String url) {
    return url == null ? "" : url.replaceAll("/+$", "");
  }
}
