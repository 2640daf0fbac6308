package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The status of a plan.
public sealed interface Status {

  /// It has an outcome.
  ///
  /// @param outcome `estimated`, `rejected` or `cancelled`
  /// @param document the outcome's JSON, as the estimator wrote it
  /// @param at when it was written
  record Ready(String outcome, String document, Instant at) implements Status {

    /// The outcome itself.
    public PlanOutcome read() {
      return Json.MAPPER.readValue(document, PlanOutcome.class);
    }

    /// The same, its resources without their lines: of bounded size beside the document.
    public PlanOutcome withoutLines() {
      return OutcomeReader.withoutLines(document.getBytes(StandardCharsets.UTF_8));
    }

    /// The estimate that it is.
    ///
    /// @throws ProblemException if the plan was not estimated
    public PlanEstimated estimate() {
      return estimated(read());
    }

    /// The same without lines.
    public PlanEstimated estimateWithoutLines() {
      return estimated(withoutLines());
    }

    private static PlanEstimated estimated(PlanOutcome outcome) {
      return switch (outcome) {
        case PlanEstimated estimate -> estimate;
        case PlanRejected rejected ->
            throw ProblemException.of(
                ProblemType.PLAN_REJECTED,
                "Plan %s was rejected: %s".formatted(rejected.id(), rejected.reason()),
                "Correct the plan and submit it again.");
        case PlanCancelled cancelled ->
            throw ProblemException.of(
                ProblemType.PLAN_CANCELLED,
                "Plan %s was cancelled before it was estimated.".formatted(cancelled.id()),
                "Submit it again.");
      };
    }
  }

  /// It was submitted.
  record Pending() implements Status {}

  /// It is not known.
  record Unknown() implements Status {}
}
