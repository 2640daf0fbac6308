package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The result of each plan of a form.
///
/// @param run under which name the accepted ones are
record BatchAnswer(
    String run, int accepted, int refused, List<Part> plans, Map<String, String> links) {

  /// One plan: accepted or refused.
  ///
  /// @param status that `POST /v1/plans` would have answered with
  /// @param retryAfter seconds after which it may be sent again; null where that would not help
  record Part(
      String project,
      String workspace,
      int status,
      PlanController.@Nullable Accepted receipt,
      @Nullable Problem problem,
      @Nullable Integer retryAfter) {

    static Part accepted(Batch.Name name, PlanController.Accepted receipt) {
      return new Part(name.project(), name.workspace(), 202, receipt, null, null);
    }

    static Part refused(Batch.Name name, ProblemException why) {
      String wait = why.headers().get("Retry-After");
      return new Part(
          name.project(),
          name.workspace(),
          why.problem().status(),
          null,
          why.problem(),
          wait == null ? null : Integer.valueOf(wait));
    }

    /// Whether it was refused because Kafka does not answer.
    boolean isWithoutKafka() {
      return problem != null
          && problem.isOneOf(ProblemType.KAFKA_UNAVAILABLE, ProblemType.PERHAPS_ACCEPTED);
    }

    boolean isAccepted() {
      return receipt != null;
    }
  }

  static BatchAnswer of(String run, List<Part> parts) {
    int accepted = (int) parts.stream().filter(Part::isAccepted).count();
    return new BatchAnswer(
        run, accepted, parts.size() - accepted, parts, Map.of("run", addressOf(run, accepted)));
  }

  /// Where to wait for those that were accepted.
  String address() {
    return addressOf(run, accepted);
  }

  private static String addressOf(String run, int accepted) {
    return "/v1/runs/" + run + (accepted == 0 ? "" : "?plans=" + accepted);
  }
}
