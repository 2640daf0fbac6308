package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What Slack's Web API answered: mostly 200, and in its body whether it did what was asked.
///
/// @param ts of the message that was posted; null when none was, or nobody said
/// @param error Slack's word for what went wrong; null when nothing did
record SlackReply(Outcome outcome, @Nullable String ts, @Nullable String error) {

  /// Nothing is taken there any more, until somebody does something about it.
  private static final Set<String> GONE =
      Set.of(
          "channel_not_found",
          "is_archived",
          "invalid_auth",
          "account_inactive",
          "token_revoked",
          "token_expired");

  /// The same message would be refused again.
  private static final Set<String> OF_THE_MESSAGE =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text");

  /// What was to be replied to cannot be.
  private static final Set<String> THREAD_GONE =
      Set.of(
          "thread_not_found",
          "message_not_found",
          "cannot_reply_to_message",
          "restricted_action_thread_locked");

  private static final Pattern TS = Pattern.compile("[0-9]{1,20}\\.[0-9]{1,10}");

  static SlackReply of(Answer answer, Instant now) {
    return answer instanceof Answer.Status status && status.isSuccess()
        ? ofBody(status, now)
        : new SlackReply(Outcome.of(Channel.SLACK_APP, answer, now), null, null);
  }

  boolean isThreadGone() {
    return error != null && THREAD_GONE.contains(error);
  }

  private static SlackReply ofBody(Answer.Status status, Instant now) {
    JsonNode body = parse(status.body());
    if (body.path("ok").booleanValue(false)) {
      String ts = body.path("ts").asString("");
      return new SlackReply(
          new Outcome.Delivered(status.code(), null), TS.matcher(ts).matches() ? ts : null, null);
    }
    String error = body.path("error").asString("");
    String word = Outcome.ERROR_CODE.matcher(error).matches() ? error : "no error that has a name";
    String reason = "Slack answered " + word;
    if (GONE.contains(error)) {
      return new SlackReply(new Outcome.Failed(status.code(), reason, true), null, error);
    }
    if (OF_THE_MESSAGE.contains(error)) {
      return new SlackReply(new Outcome.Failed(status.code(), reason, false), null, error);
    }
    Instant notBefore = RetryAfter.parse(status.retryAfter(), now);
    return new SlackReply(new Outcome.Retry(status.code(), reason, notBefore), null, error);
  }

  /// What is not JSON, or was cut off, says nothing.
  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException _) {
      return Json.MAPPER.missingNode();
    }
  }
}
