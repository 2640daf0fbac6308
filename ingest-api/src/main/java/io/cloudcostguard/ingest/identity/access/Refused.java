package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The reason of a failed authentication. The filter stores it and the route answers with it, so
/// that open routes stay open and each route refuses in its own format.
final class Refused {

  private static final String ATTRIBUTE = Refused.class.getName();
  private static final String CHALLENGE = "Bearer realm=\"cloudcostguard\"";

  static void attach(HttpServletRequest request, ProblemException answer) {
    request.setAttribute(ATTRIBUTE, answer);
  }

  static @Nullable ProblemException of(HttpServletRequest request) {
    return (ProblemException) request.getAttribute(ATTRIBUTE);
  }

  /// @param tokenGiven whether there was a token, if not a good one
  static ProblemException unauthorized(String why, boolean tokenGiven) {
    return ProblemException.of(
            ProblemType.UNAUTHORIZED,
            why,
            "Send the header Authorization: Bearer <an API key, or the value of CCG_API_TOKEN>.")
        .with("WWW-Authenticate", tokenGiven ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
  }

  private Refused() {}
}
