package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The two parts of a comment: what a plan costs, and the decision on it. They come by deliveries
/// of their own, in any order, so both are kept, and the comment shows those of the newest plan.
///
/// @param decision null: none came yet
/// @param estimate null: none came yet
record CommentParts(@Nullable Part decision, @Nullable Part estimate) {

  static final CommentParts NONE = new CommentParts(null, null);

  /// A part.
  ///
  /// @param order of the plan that it is of
  /// @param number orders decisions about one plan
  record Part(long order, int number, String markdown) {

    private boolean isNewerThan(Part other) {
      return order > other.order || (order == other.order && number > other.number);
    }
  }

  /// As it was stored; null where nothing is, or nothing that can be read.
  static @Nullable CommentParts find(@Nullable String json) {
    try {
      return json == null ? null : Json.MAPPER.readValue(json, CommentParts.class);
    } catch (JacksonException _) {
      return null;
    }
  }

  String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  /// These with what a delivery brings; null where a newer one was here already.
  @Nullable CommentParts with(Comment comment) {
    Part part = new Part(comment.order(), comment.numberOrNone(), comment.markdown());
    Part kept = comment.isDecision() ? decision : estimate;
    if (kept != null && kept.isNewerThan(part)) {
      return null;
    }
    return comment.isDecision()
        ? new CommentParts(part, estimate)
        : new CommentParts(decision, part);
  }

  /// The order of the newest plan.
  long order() {
    return parts().mapToLong(Part::order).max().orElse(Long.MIN_VALUE);
  }

  /// The text of the comment: the decision first.
  String markdown() {
    long newest = order();
    return parts()
        .filter(part -> part.order() == newest)
        .map(Part::markdown)
        .collect(Collectors.joining("\n"));
  }

  private Stream<Part> parts() {
    return Stream.concat(Stream.ofNullable(decision), Stream.ofNullable(estimate));
  }
}
