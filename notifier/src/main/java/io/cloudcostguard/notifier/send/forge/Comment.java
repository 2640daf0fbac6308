package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a delivery to a forge: one comment per thread, updated by newer plans.
///
/// @param repository e.g. `acme/shop`; at GitLab there may be groups within groups
/// @param thread project and workspace; the same in every version of the comment
/// @param order when the plan was submitted, in milliseconds: a comment of a newer plan is never
///   overwritten
/// @param markdown the text
/// @param number of a decision: orders those about one plan; null: it is no decision
/// @param quiet whether it is a decision that makes no comment where there is none; null: it makes
///   one
public record Comment(
    String repository,
    int pullRequest,
    String thread,
    long order,
    String markdown,
    @Nullable Integer number,
    @Nullable Boolean quiet) {

  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}";
  private static final Pattern REPOSITORY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){1,20}");

  public Comment {
    if (!isRepository(repository)) {
      throw new IllegalArgumentException("Not the name of a repository");
    }
  }

  /// Of an estimate.
  Comment(String repository, int pullRequest, String thread, long order, String markdown) {
    this(repository, pullRequest, thread, order, markdown, null, null);
  }

  /// Whether it is the decision on a plan, else the estimate.
  boolean isDecision() {
    return number != null;
  }

  int numberOrNone() {
    return number == null ? 0 : number;
  }

  /// Whether it makes no comment where there is none.
  boolean waitsForEstimate() {
    return Boolean.TRUE.equals(quiet);
  }

  /// Whether a text from a plan is the name of a repository, and cannot be more in a URL.
  public static boolean isRepository(String text) {
    return REPOSITORY.matcher(text).matches();
  }

  /// The body of the delivery.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static Comment of(String json) {
    return Json.MAPPER.readValue(json, Comment.class);
  }
}
