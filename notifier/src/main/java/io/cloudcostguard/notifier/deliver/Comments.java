package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Comment;
import io.cloudcostguard.notifier.deliver.Threads.Held;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes comments under pull requests: one for each subscription and thread, rewritten in place,
/// and never over what is newer.
final class Comments {

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final OutboundHttp http;
  private final Turns turns;
  private final Duration deadline;
  private final Clock clock;

  /// @param deadline after which no more requests are begun
  Comments(OutboundHttp http, Turns turns, Duration deadline, Clock clock) {
    this.http = http;
    this.turns = turns;
    this.deadline = deadline;
    this.clock = clock;
  }

  Outcome send(Delivery delivery, Forge forge) {
    Comment comment = Comment.of(delivery.body());
    Instant end = clock.instant().plus(deadline);
    String key = comment.repository() + "#" + comment.pullRequest() + " " + comment.thread();
    Held held = turns.take(delivery, key, end);
    if (held == null) {
      return new Outcome.Hindered("Another message to this pull request is under way");
    }
    Attempt attempt = new Attempt(forge, comment, held, end);
    try {
      return attempt.run();
    } finally {
      turns.end(held, attempt.externalId);
    }
  }

  /// The requests of one attempt, in turn.
  private final class Attempt {

    private final Forge forge;
    private final Comment comment;
    private final Held held;
    private final Instant end;
    private @Nullable String externalId;

    Attempt(Forge forge, Comment comment, Held held, Instant end) {
      this.forge = forge;
      this.comment = comment;
      this.held = held;
      this.end = end;
      externalId = held.externalId();
    }

    Outcome run() {
      return externalId == null ? (held.begun() ? search() : create()) : rewrite(externalId);
    }

    /// An attempt that was cut off may have written, and nobody was told the id.
    private Outcome search() {
      Answer answer = ask(forge.list(comment, held.createdAt().minus(CLOCKS_APART)));
      if (!(answer instanceof Answer.Status status) || !status.isSuccess()) {
        return outcome(answer);
      }
      Written written = Written.among(status.body(), held.marker());
      if (written == null) {
        return create();
      }
      externalId = written.id();
      return update(written);
    }

    private Outcome create() {
      Answer answer = ask(forge.create(comment, text()));
      if (answer instanceof Answer.Status status && status.isSuccess()) {
        externalId = Written.idOf(status.body());
      }
      return outcome(answer);
    }

    private Outcome rewrite(String id) {
      Answer answer = ask(forge.read(comment, id));
      if (answer instanceof Answer.Status status && status.code() == 404) {
        return search(); // somebody removed it, and another may have been written since
      }
      return answer instanceof Answer.Status status && status.isSuccess()
          ? update(new Written(id, Written.orderIn(status.body(), held.marker())))
          : outcome(answer);
    }

    private Outcome update(Written written) {
      return written.order() > comment.order()
          ? new Outcome.Delivered(200, "A newer plan's comment is there and stays")
          : outcome(ask(forge.update(comment, written.id(), text())));
    }

    private String text() {
      return comment.markdown() + "\n" + Written.sign(held.marker(), comment.order());
    }

    private Answer ask(OutboundRequest request) {
      return clock.instant().isBefore(end)
          ? http.send(request)
          : new Answer.None("No answer within " + deadline.toSeconds() + " s");
    }

    private Outcome outcome(Answer answer) {
      return Outcome.of(forge.channel(), answer, clock.instant());
    }
  }
}
