package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.RetryAfter;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An answer of Slack's Web API: mostly 200, with success or an error in the body.
///
/// @param ts the id of the posted message; null when none was posted, or the answer has none
/// @param error Slack's error code; null when there is none
record SlackReply(Outcome outcome, @Nullable String ts, @Nullable String error) {

  /// The receiver is gone until its owner repairs it.
  private static final Set<String> GONE =
      Set.of(
          "channel_not_found",
          "is_archived",
          "invalid_auth",
          "account_inactive",
          "token_revoked",
          "token_expired");

  /// A retry would get the same error.
  private static final Set<String> PERMANENT =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_text");

  /// The thread cannot be replied to.
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
        : new SlackReply(Outcome.of(AnswerRules.DEFAULT, answer, now), null, null);
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
    String word =
        AnswerRules.ERROR_CODE.matcher(error).matches() ? error : "no error that has a name";
    String reason = "Slack answered " + word;
    if (GONE.contains(error)) {
      return new SlackReply(new Outcome.Failed(status.code(), reason, true), null, error);
    }
    if (PERMANENT.contains(error)) {
      return new SlackReply(new Outcome.Failed(status.code(), reason, false), null, error);
    }
    Instant notBefore = RetryAfter.parse(status.retryAfter(), now);
    return new SlackReply(new Outcome.Retry(status.code(), reason, notBefore), null, error);
  }

  /// An answer that is truncated or not JSON is treated as missing.
  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException _) {
      return Json.MAPPER.missingNode();
    }
  }
}
