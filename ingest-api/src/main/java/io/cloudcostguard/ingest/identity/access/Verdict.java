package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;

/// What became of looking who makes a request.
public sealed interface Verdict {

  /// It is good.
  record Known(Caller caller) implements Verdict {}

  /// It is not good.
  ///
  /// @param why a sentence for whoever sent it
  record Wrong(String why) implements Verdict {}

  /// Nobody can say now.
  ///
  /// @param answer what the request ends with
  record Unsure(ProblemException answer) implements Verdict {}

  /// Whoever it is, not from there.
  ///
  /// @param answer what the request ends with
  record Barred(ProblemException answer) implements Verdict {}
}
