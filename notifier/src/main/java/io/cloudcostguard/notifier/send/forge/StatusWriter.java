package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.ChannelThreads.Held;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.ThreadLocks;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes the statuses of commits. The status of a newer decision is never replaced: what was
/// written last is stored with the lock of the commit and context.
final class StatusWriter {

  private static final int FORBIDDEN = 403;

  private final OutboundHttp http;
  private final ThreadLocks locks;
  private final Duration deadline;
  private final Clock clock;
  private final AnswerRules rules;

  /// @param deadline after which no more requests are started
  StatusWriter(
      OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock, AnswerRules rules) {
    this.http = http;
    this.locks = locks;
    this.deadline = deadline;
    this.clock = clock;
    this.rules = rules;
  }

  Outcome send(ClaimedDelivery delivery, CommitStatus status, Forge forge) {
    Instant end = clock.instant().plus(deadline);
    String key = status.repository() + "@" + status.commit() + " " + status.context();
    Held held = locks.lock(delivery, key, end);
    if (held == null) {
      return new Outcome.Hindered("Another status of this commit is under way");
    }
    String written = null;
    try {
      if (status.isOlderThan(held.externalId())) {
        return new Outcome.Delivered(200, "A newer status is there and stays");
      }
      Outcome outcome = outcome(http.send(forge.status(status)), forge, status);
      written = outcome instanceof Outcome.Delivered ? status.place() : null;
      return outcome;
    } finally {
      locks.unlock(held, written);
    }
  }

  private Outcome outcome(Answer answer, Forge forge, CommitStatus status) {
    if (answer instanceof Answer.Status refused && !refused.isSuccess()) {
      if (forge.hasStatus(refused, status)) {
        return new Outcome.Delivered(refused.code(), "The forge has this status already");
      }
      if (refused.code() == FORBIDDEN && !isRateLimit(refused)) {
        return new Outcome.Failed(
            FORBIDDEN, "The token may not write statuses of " + status.repository(), false);
      }
    }
    return Outcome.of(rules, answer, clock.instant());
  }

  /// GitHub says 403 for that, too.
  private static boolean isRateLimit(Answer.Status refused) {
    @Nullable String retryAfter = refused.retryAfter();
    return retryAfter != null || refused.body().toLowerCase(Locale.ROOT).contains("rate limit");
  }
}
