package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/// Counts requests with a token that is not valid.
public interface WrongTokens {

  /// Counts one.
  ///
  /// @return the refusal if it is one too many
  @Nullable ProblemException count(HttpServletRequest request, HttpServletResponse response);
}
