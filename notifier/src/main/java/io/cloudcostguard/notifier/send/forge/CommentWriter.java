package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.ChannelThreads.Held;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.notifier.send.ThreadLocks;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes comments on pull requests: one per subscription and thread, updated in place. It has the
/// estimate of a plan and the decision on it; those of a newer plan are never overwritten.
public final class CommentWriter {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final OutboundHttp http;
  private final ThreadLocks locks;
  private final Duration deadline;
  private final Clock clock;
  private final AnswerRules rules;

  /// @param deadline after which no more requests are started
  CommentWriter(
      OutboundHttp http, ThreadLocks locks, Duration deadline, Clock clock, AnswerRules rules) {
    this.http = http;
    this.locks = locks;
    this.deadline = deadline;
    this.clock = clock;
    this.rules = rules;
  }

  Outcome send(ClaimedDelivery delivery, Comment comment, Forge forge) {
    Instant end = clock.instant().plus(deadline);
    String key = comment.repository() + "#" + comment.pullRequest() + " " + comment.thread();
    Held held = locks.lock(delivery, key, end);
    if (held == null) {
      return new Outcome.Hindered("Another message to this pull request is under way");
    }
    Attempt attempt = new Attempt(forge, comment, held, end);
    CommentParts kept = null;
    try {
      Outcome outcome = attempt.run();
      kept = outcome instanceof Outcome.Delivered ? attempt.parts : null;
      return outcome;
    } finally {
      locks.unlock(held, attempt.externalId, kept == null ? null : kept.json());
    }
  }

  /// The requests of one delivery attempt.
  private final class Attempt {

    private final Forge forge;
    private final Comment comment;
    private final Held held;
    private final Instant end;
    private @Nullable String externalId;

    /// What the comment has afterwards; null: as before.
    private @Nullable CommentParts parts;

    Attempt(Forge forge, Comment comment, Held held, Instant end) {
      this.forge = forge;
      this.comment = comment;
      this.held = held;
      this.end = end;
      externalId = held.externalId();
    }

    Outcome run() {
      CommentParts before = CommentParts.find(held.parts());
      if (before == null && externalId != null && comment.isDecision()) {
        return new Outcome.Delivered(
            200, "The comment was written before decisions were; it stays");
      }
      parts = (before == null ? CommentParts.NONE : before).with(comment);
      if (parts == null) {
        return new Outcome.Delivered(200, "A newer plan's comment is there and stays");
      }
      if (externalId == null && !held.begun() && comment.waitsForEstimate()) {
        return new Outcome.Delivered(200, "It is in the comment of the estimate");
      }
      return externalId == null ? (held.begun() ? search() : create()) : rewrite(externalId);
    }

    /// Finds the comment by its marker: an attempt that died may have written it without storing
    /// its id.
    private Outcome search() {
      Answer answer = request(forge.list(comment, held.createdAt().minus(CLOCK_SKEW)));
      if (!(answer instanceof Answer.Status status) || !status.isSuccess()) {
        return outcome(answer);
      }
      WrittenComment written = WrittenComment.among(forge, status.body(), held.marker());
      if (written == null) {
        return create();
      }
      externalId = written.id();
      return update(written);
    }

    private Outcome create() {
      Answer answer = request(forge.create(comment, text()));
      if (answer instanceof Answer.Status status && status.isSuccess()) {
        externalId = WrittenComment.idOf(status.body());
      }
      return outcome(answer);
    }

    private Outcome rewrite(String id) {
      Answer answer = request(forge.read(comment, id));
      if (answer instanceof Answer.Status status
          && (status.code() == 404
              || (status.isSuccess() && WrittenComment.isGone(forge, status.body())))) {
        return search(); // it was deleted, and another may have been written since
      }
      return answer instanceof Answer.Status status && status.isSuccess()
          ? update(
              new WrittenComment(id, WrittenComment.orderIn(forge, status.body(), held.marker())))
          : outcome(answer);
    }

    private Outcome update(WrittenComment written) {
      return written.order() > Objects.requireNonNull(parts).order()
          ? new Outcome.Delivered(200, "A newer plan's comment is there and stays")
          : outcome(request(forge.update(comment, written.id(), text())));
    }

    private String text() {
      CommentParts shown = Objects.requireNonNull(parts);
      return forge.fit(shown.markdown())
          + "\n"
          + WrittenComment.sign(forge, held.marker(), shown.order());
    }

    private Answer request(OutboundRequest request) {
      return clock.instant().isBefore(end)
          ? http.send(request)
          : new Answer.None("No answer within " + deadline.toSeconds() + " s");
    }

    private Outcome outcome(Answer answer) {
      return Outcome.of(rules, answer, clock.instant());
    }
  }
}
