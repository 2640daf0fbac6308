package io.cloudcostguard.notifier.send;

import io.cloudcostguard.outbound.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of a delivery attempt.
public sealed interface Outcome {

  /// The receiver accepted the message.
  ///
  /// @param detail see [AnswerRules#caveat]
  record Delivered(int status, @Nullable String detail) implements Outcome {}

  /// The attempt failed and is retried.
  ///
  /// @param status null when there was no answer
  /// @param notBefore from the receiver's `Retry-After`; null when it sent none
  record Retry(@Nullable Integer status, String reason, @Nullable Instant notBefore)
      implements Outcome {}

  /// The attempt failed on our side and is retried; the circuit of the receiver is not affected.
  record Hindered(String reason) implements Outcome {}

  /// The delivery failed and is not retried.
  ///
  /// @param status null when there was no answer
  /// @param gone whether the receiver takes no message any more
  record Failed(@Nullable Integer status, String reason, boolean gone) implements Outcome {}

  static Outcome of(AnswerRules rules, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Refused(var reason) -> new Failed(null, reason, false);
      case Answer.None(var reason) -> new Retry(null, reason, null);
      case Answer.Status status -> ofStatus(rules, status, now);
    };
  }

  private static Outcome ofStatus(AnswerRules rules, Answer.Status status, Instant now) {
    int code = status.code();
    if (status.isSuccess()) {
      return new Delivered(code, rules.caveat());
    }
    String reason = rules.reason(status);
    if (rules.isGone(status)) {
      return new Failed(code, reason, true);
    }
    if (code >= 300 && code < 400) {
      return new Failed(code, reason + "; redirects are not followed", false);
    }
    return rules.isPermanent(code)
        ? new Failed(code, reason, false)
        : new Retry(code, reason, RetryAfter.parse(status.retryAfter(), now));
  }
}
