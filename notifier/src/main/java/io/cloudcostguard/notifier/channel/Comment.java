package io.cloudcostguard.notifier.channel;

import io.cloudcostguard.schemas.Json;
import java.util.regex.Pattern;

/// A comment on a pull request: one per thread, rewritten by what is newer.
///
/// @param repository e.g. `acme/shop`; at GitLab there may be groups within groups
/// @param thread what it is about; the same in every version of the comment
/// @param order when the plan was submitted, in milliseconds: an older one is never written over a
///   newer one
/// @param markdown what it says
public record Comment(
    String repository, int pullRequest, String thread, long order, String markdown) {

  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]{1,100}";
  private static final Pattern REPOSITORY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){1,20}");

  public Comment {
    if (!isRepository(repository)) {
      throw new IllegalArgumentException("Not the name of a repository");
    }
  }

  /// Whether a text from elsewhere is the name of a repository, and nothing else in an address.
  public static boolean isRepository(String text) {
    return REPOSITORY.matcher(text).matches();
  }

  /// As it waits to be sent.
  public String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public static Comment of(String json) {
    return Json.MAPPER.readValue(json, Comment.class);
  }
}
