package io.cloudcostguard.schemas.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much an event matters, the least first.
public enum Severity {
  @JsonProperty("info")
  INFO,
  @JsonProperty("warning")
  WARNING,
  @JsonProperty("critical")
  CRITICAL;

  /// As it is written everywhere.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// From [#id]; null when there is none of that name.
  public static @Nullable Severity find(String id) {
    for (Severity severity : values()) {
      if (severity.id().equals(id)) {
        return severity;
      }
    }
    return null;
  }
}
