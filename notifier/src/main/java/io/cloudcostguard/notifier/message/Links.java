package io.cloudcostguard.notifier.message;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds links to the API.
///
/// @param base the public URL of the API, e.g. `https://cost.example.org`; null: no links
public record Links(@Nullable String base) {

  private static final Pattern BASE = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]/_~-]+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  public Links {
    if (base != null && !BASE.matcher(base).matches()) {
      throw new IllegalArgumentException(
          "Not the URL of an API, e.g. https://cost.example.org: '" + base + "'");
    }
  }

  /// The link to an estimate; null when the id has other characters than ours have.
  @Nullable String estimate(String id) {
    return base == null || !ID.matcher(id).matches()
        ? null
        : base.replaceAll("/+$", "") + "/v1/estimates/" + id;
  }
}
