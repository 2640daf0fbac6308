package io.cloudcostguard.outbound;

import org.jspecify.annotations.Nullable;

/// The result of a request.
public sealed interface Answer {

  /// The receiver answered.
  ///
  /// @param retryAfter the header of that name, as it came; null when there is none
  /// @param body its beginning; empty when it could not be read
  record Status(int code, @Nullable String retryAfter, String body) implements Answer {

    /// Whether the status is 2xx.
    public boolean isSuccess() {
      return code >= 200 && code < 300;
    }
  }

  /// There was no answer.
  ///
  /// @param reason a sentence without addresses or secrets
  record None(String reason) implements Answer {}

  /// The policy refused the request; a retry would be refused too.
  ///
  /// @param reason a sentence without addresses or secrets
  record Refused(String reason) implements Answer {}
}
