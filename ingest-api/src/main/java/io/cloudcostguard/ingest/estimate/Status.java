package io.cloudcostguard.ingest.estimate;

/// How far a plan has come.
public sealed interface Status {

  /// It has an outcome.
  ///
  /// @param outcome `estimated`, `rejected` or `cancelled`
  /// @param document the outcome's JSON, as the estimator wrote it
  record Ready(String outcome, String document) implements Status {}

  /// It was submitted.
  record Pending() implements Status {}

  /// Nobody knows it.
  record Unknown() implements Status {}
}
