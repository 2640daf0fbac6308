package io.cloudcostguard.ingest.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Authenticates a person who signed in with a browser.
public interface SessionCheck {

  /// Whose session a request has; null where there is no session, or no valid one.
  ///
  /// @param ofToken authenticates the token that a session began with
  @Nullable TokenVerdict verdict(
      HttpServletRequest request, Function<String, TokenVerdict> ofToken);
}
