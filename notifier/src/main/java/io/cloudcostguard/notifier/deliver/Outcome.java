package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.outbound.Answer;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an attempt means for its delivery.
sealed interface Outcome {

  /// The receiver has it.
  record Delivered(int status) implements Outcome {}

  /// To be tried again.
  ///
  /// @param status null when there was no answer
  /// @param notBefore what the receiver asked for; null when it did not
  record Retry(@Nullable Integer status, String reason, @Nullable Instant notBefore)
      implements Outcome {}

  /// Not to be tried again.
  ///
  /// @param status null when there was no answer
  /// @param gone whether the receiver wants nothing any more
  record Failed(@Nullable Integer status, String reason, boolean gone) implements Outcome {}

  /// Slack's one-word errors, e.g. `no_service`; any other body is not repeated.
  Pattern SLACK_ERROR = Pattern.compile("[a-z_]{1,60}");

  static Outcome of(Channel channel, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Refused(var reason) -> new Failed(null, reason, false);
      case Answer.None(var reason) -> new Retry(null, reason, null);
      case Answer.Status status -> ofStatus(channel, status, now);
    };
  }

  private static Outcome ofStatus(Channel channel, Answer.Status status, Instant now) {
    int code = status.code();
    if (code >= 200 && code < 300) {
      return new Delivered(code);
    }
    String reason = reason(channel, status);
    if (code == 410) {
      return new Failed(code, reason, true);
    }
    if (code >= 300 && code < 400) {
      return new Failed(code, reason + "; redirects are not followed", false);
    }
    if (channel == Channel.SLACK && (code == 400 || code == 403 || code == 404)) {
      return new Failed(code, reason, false);
    }
    return new Retry(code, reason, RetryAfter.parse(status.retryAfter(), now));
  }

  private static String reason(Channel channel, Answer.Status status) {
    String reason = "The receiver answered " + status.code();
    return channel == Channel.SLACK && SLACK_ERROR.matcher(status.body()).matches()
        ? reason + " " + status.body()
        : reason;
  }
}
