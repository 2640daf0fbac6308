package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanOutcome;

/// How far a plan has come.
public sealed interface Status {

  /// It has an outcome.
  ///
  /// @param outcome `estimated`, `rejected` or `cancelled`
  /// @param document the outcome's JSON, as the estimator wrote it
  record Ready(String outcome, String document) implements Status {

    /// The outcome itself.
    public PlanOutcome read() {
      return Json.MAPPER.readValue(document, PlanOutcome.class);
    }
  }

  /// It was submitted.
  record Pending() implements Status {}

  /// Nobody knows it.
  record Unknown() implements Status {}
}
