package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.outbound.Answer;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an attempt means for its delivery.
sealed interface Outcome {

  /// The receiver has it.
  ///
  /// @param detail what that does not mean; null when it means what one thinks
  record Delivered(int status, @Nullable String detail) implements Outcome {}

  /// To be tried again.
  ///
  /// @param status null when there was no answer
  /// @param notBefore what the receiver asked for; null when it did not
  record Retry(@Nullable Integer status, String reason, @Nullable Instant notBefore)
      implements Outcome {}

  /// To be tried again; something on our side was in the way, and says nothing of the receiver.
  record Hindered(String reason) implements Outcome {}

  /// Not to be tried again.
  ///
  /// @param status null when there was no answer
  /// @param gone whether the receiver wants nothing any more
  record Failed(@Nullable Integer status, String reason, boolean gone) implements Outcome {}

  /// One-word errors of Slack, e.g. `no_service`, and SMTP's enhanced codes, e.g. `5.1.1`; any
  /// other body is not repeated.
  Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,60}|[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

  /// Slack's words for a channel that is no more.
  Set<String> SLACK_GONE = Set.of("no_service", "no_team", "no_active_hooks");

  static Outcome of(Channel channel, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Refused(var reason) -> new Failed(null, reason, false);
      case Answer.None(var reason) -> new Retry(null, reason, null);
      case Answer.Status status -> ofStatus(channel, status, now);
    };
  }

  private static Outcome ofStatus(Channel channel, Answer.Status status, Instant now) {
    int code = status.code();
    if (status.isSuccess()) {
      return new Delivered(code, channel == Channel.TEAMS ? TEAMS_ACCEPTED : null);
    }
    String reason = reason(channel, status);
    if (isGone(channel, status)) {
      return new Failed(code, reason, true);
    }
    if (code >= 300 && code < 400) {
      return new Failed(code, reason + "; redirects are not followed", false);
    }
    return isFinal(channel, code)
        ? new Failed(code, reason, false)
        : new Retry(code, reason, RetryAfter.parse(status.retryAfter(), now));
  }

  /// A workflow answers before it has done anything.
  String TEAMS_ACCEPTED = "Accepted by Teams, which does not say whether it was posted";

  /// Whether nothing will ever be taken there again.
  private static boolean isGone(Channel channel, Answer.Status status) {
    int code = status.code();
    return switch (channel) {
      case WEBHOOK -> code == 410;
      case SLACK -> code == 410 || (code == 404 && SLACK_GONE.contains(status.body()));
      case TEAMS -> code == 404 || code == 410;
      case SLACK_APP -> false; // says so in a body
      case EMAIL -> code >= 500 && status.body().startsWith("5.1.");
      case GITHUB, GITLAB -> false; // a pull request may be gone, others come
    };
  }

  /// Whether the same would be answered again.
  private static boolean isFinal(Channel channel, int code) {
    return switch (channel) {
      case WEBHOOK, SLACK_APP -> false;
      case SLACK -> code == 400 || code == 403 || code == 404;
      case TEAMS -> code == 400 || code == 401 || code == 403 || code == 413;
      case EMAIL -> code >= 500;
      case GITHUB, GITLAB -> code == 400 || code == 404 || code == 410 || code == 422;
    };
  }

  private static String reason(Channel channel, Answer.Status status) {
    String who = channel == Channel.EMAIL ? "The relay" : "The receiver";
    boolean quoted = channel == Channel.SLACK || channel == Channel.EMAIL;
    String reason = who + " answered " + status.code();
    return quoted && ERROR_CODE.matcher(status.body()).matches()
        ? reason + " " + status.body()
        : reason;
  }
}
