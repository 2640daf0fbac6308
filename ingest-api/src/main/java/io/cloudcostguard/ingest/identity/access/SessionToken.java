package io.cloudcostguard.ingest.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Finds the token that a person signed in with.
public interface SessionToken {

  /// The token in the session of a request; null where there is no session, or no valid one.
  @Nullable String of(HttpServletRequest request);
}
