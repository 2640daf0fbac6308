package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import java.util.regex.Pattern;

/// The body of a delivery to a forge: one comment per thread, updated by newer plans.
///
/// @param repository e.g. `acme/shop`; at GitLab there may be groups within groups
/// @param thread project and workspace; the same in every version of the comment
/// @param order when the plan was submitted, in milliseconds: a comment of a newer plan is never
///   overwritten
/// @param markdown the text
public record Comment(
    String repository, int pullRequest, String thread, long order, String markdown) {

  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}";
  private static final Pattern REPOSITORY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){1,20}");

  public Comment {
    if (!isRepository(repository)) {
      throw new IllegalArgumentException("Not the name of a repository");
    }
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
