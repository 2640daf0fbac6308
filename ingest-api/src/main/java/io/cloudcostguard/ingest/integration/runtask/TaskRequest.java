package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run task request that an instance has claimed.
///
/// @param outcomes whether the caller shows outcomes
/// @param planId from [State#SUBMITTED] on
/// @param answer the last callback, from [State#ANSWERING] on
/// @param attempt how often it was claimed, this time included; a later one may write, this one no
///   more
/// @param failures in a row
record TaskRequest(
    Key key,
    String tenant,
    String project,
    String workspace,
    String stage,
    boolean outcomes,
    PlanSource source,
    Access access,
    FailWhen failWhen,
    State state,
    @Nullable String planId,
    @Nullable String answer,
    int attempt,
    int failures,
    Instant receivedAt) {

  /// Which request it is.
  record Key(String runTaskId, String taskResultId) {

    /// Under which its plan is submitted, so that it is accepted once.
    String idempotencyKey() {
      return "run-task/" + runTaskId + "/" + taskResultId;
    }

    String accessPurpose() {
      return runTaskId + "/" + taskResultId + "/access";
    }
  }

  /// How far it has come. Each is in the database before the next begins.
  enum State {
    /// It was answered 200; its plan is still to be fetched.
    RECEIVED,
    /// Its plan was submitted; there is no estimate yet.
    SUBMITTED,
    /// The estimate is above the project's budget; it may still be approved.
    APPROVING,
    /// The result is decided; the run is still to be told.
    ANSWERING;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
