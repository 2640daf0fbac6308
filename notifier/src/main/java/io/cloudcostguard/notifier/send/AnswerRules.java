package io.cloudcostguard.notifier.send;

import io.cloudcostguard.outbound.Answer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a receiver's answers mean for a delivery, where a channel differs from the default: 2xx is
/// delivered, 3xx has failed, and everything else is retried.
public interface AnswerRules {

  /// The default for every answer.
  AnswerRules DEFAULT = new AnswerRules() {};

  /// One-word errors of Slack, e.g. `no_service`, and SMTP's enhanced status codes, e.g. `5.1.1`.
  Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,60}|[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

  /// Whether a retry would get the same answer: the delivery has failed.
  default boolean isPermanent(int status) {
    return false;
  }

  /// Whether the receiver is gone and takes no message any more: the subscription is disabled.
  default boolean isGone(Answer.Status answer) {
    return false;
  }

  /// What "delivered" does not mean for this channel; null when it means what it says.
  default @Nullable String caveat() {
    return null;
  }

  /// The reason of a failed attempt. A body may have a secret in it, so it is not quoted.
  default String reason(Answer.Status answer) {
    return "The receiver answered " + answer.code();
  }

  /// The reason of a failed attempt, with the answer's body if that is an error code.
  static String withErrorCode(String reason, Answer.Status answer) {
    return ERROR_CODE.matcher(answer.body()).matches() ? reason + " " + answer.body() : reason;
  }
}
