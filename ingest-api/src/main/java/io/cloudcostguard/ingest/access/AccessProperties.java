package io.cloudcostguard.ingest.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who may come in.
///
/// @param token what `Authorization: Bearer` must carry; without one the service only listens on a
///   loopback address
@ConfigurationProperties("ccg.api")
record AccessProperties(@Nullable String token) {

  AccessProperties {
    token = token == null || token.isBlank() ? null : token.strip();
  }

  @Override
  public String toString() {
    return "AccessProperties[token=" + (token == null ? "none" : "***") + "]";
  }
}
