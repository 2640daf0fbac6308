package io.cloudcostguard.ingest.identity.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The operator's way in.
///
/// @param token what `Authorization: Bearer` carries when it is the operator who comes; without one
///   the service only listens on a loopback address, and everybody is the operator
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
