package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.send.AnswerRules;
import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks that a token can read its repositories, without writing anything.
public final class RepositoryChecker {

  private static final int MOST = 10;
  private static final int MOST_NAMED = 3;

  private final OutboundHttp http;
  private final Duration deadline;
  private final Clock clock;
  private final AnswerRules rules;

  /// @param deadline after which no more requests are started
  RepositoryChecker(OutboundHttp http, Duration deadline, Clock clock, AnswerRules rules) {
    this.http = http;
    this.deadline = deadline;
    this.clock = clock;
    this.rules = rules;
  }

  /// Checks one repository after the other; the first that fails decides the outcome.
  Outcome send(RepositoryCheck check, Forge forge) {
    Instant end = clock.instant().plus(deadline);
    List<String> looked =
        check.repositories().subList(0, Math.min(MOST, check.repositories().size()));
    for (String repository : looked) {
      if (!clock.instant().isBefore(end)) {
        return new Outcome.Retry(null, "No answer within " + deadline.toSeconds() + " s", null);
      }
      Outcome problem = problem(repository, http.send(forge.look(repository)));
      if (problem != null) {
        return problem;
      }
    }
    return new Outcome.Delivered(200, reads(looked, check.repositories().size()));
  }

  private @Nullable Outcome problem(String repository, Answer answer) {
    Outcome outcome = Outcome.of(rules, answer, clock.instant());
    if (outcome instanceof Outcome.Delivered) {
      return null;
    }
    if (!(answer instanceof Answer.Status status) || status.retryAfter() != null) {
      return outcome;
    }
    return switch (status.code()) {
      case 401 -> new Outcome.Failed(401, "The token is not valid there", false);
      case 403 -> new Outcome.Failed(403, "The token may not read " + repository, false);
      case 404 -> new Outcome.Failed(404, "The token sees no " + repository, false);
      default -> outcome;
    };
  }

  /// A check cannot tell whether the token may write.
  private static String reads(List<String> looked, int all) {
    int named = Math.min(MOST_NAMED, looked.size());
    String names = String.join(", ", looked.subList(0, named));
    int more = looked.size() - named;
    return "The token reads "
        + names
        + (more == 0 ? "" : " and " + more + " more")
        + (looked.size() == all ? "" : ", the first " + looked.size() + " of " + all)
        + "; whether it may comment shows at the first pull request";
  }
}
