package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;

/// Result of authenticating a token.
public sealed interface TokenVerdict {

  /// It is good.
  record Known(Caller caller) implements TokenVerdict {}

  /// It is not good.
  ///
  /// @param why a sentence for the sender
  record Wrong(String why) implements TokenVerdict {}

  /// Not known now: the key store cannot be reached.
  ///
  /// @param answer what the request ends with
  record Unsure(ProblemException answer) implements TokenVerdict {}

  /// Refused for where the request comes from, for every caller.
  ///
  /// @param answer what the request ends with
  record Barred(ProblemException answer) implements TokenVerdict {}
}
