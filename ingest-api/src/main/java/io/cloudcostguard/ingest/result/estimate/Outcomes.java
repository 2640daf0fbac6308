package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Reads the outcomes of plans, with long polling.
@Component
public final class Outcomes {

  /// How long a plan that another instance accepted may take to get into the read model.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private final Estimates estimates;
  private final AcceptedPlans accepted;
  private final OutcomeSignals signals;
  private final PlanIds ids;

  Outcomes(Estimates estimates, AcceptedPlans accepted, OutcomeSignals signals, PlanIds ids) {
    this.estimates = estimates;
    this.accepted = accepted;
    this.signals = signals;
    this.ids = ids;
  }

  /// How far a plan is now.
  public Status look(String tenant, String id) {
    Status status = estimates.find(tenant, id);
    return status instanceof Status.Unknown && accepted.contains(tenant, id)
        ? new Status.Pending()
        : status;
  }

  /// Refuses a plan that has no estimate.
  ///
  /// @throws ProblemException if there is no such plan, or its outcome is another or none yet
  public void requireEstimated(String tenant, String id) {
    Status.Ready ready = ready(tenant, id);
    if (!ready.outcome().equals("estimated")) {
      var _ = ready.estimate(); // says why not
    }
  }

  /// The estimate of a plan.
  ///
  /// @throws ProblemException as above
  public PlanEstimated estimate(String tenant, String id) {
    return ready(tenant, id).estimate();
  }

  /// The same, its resources without their lines.
  ///
  /// @throws ProblemException as above
  public PlanEstimated estimateWithoutLines(String tenant, String id) {
    return ready(tenant, id).estimateWithoutLines();
  }

  private Status.Ready ready(String tenant, String id) {
    EstimateController.checkId(id);
    return switch (look(tenant, id)) {
      case Status.Ready ready -> ready;
      case Status.Pending _ -> throw notYet(id);
      case Status.Unknown _ -> throw EstimateController.unknown();
    };
  }

  static ProblemException notYet(String id) {
    return ProblemException.of(
        ProblemType.NOT_ESTIMATED_YET,
        "The plan %s is not estimated yet.".formatted(id),
        "Wait for the estimate: GET /v1/estimates/{id} with Prefer: wait=30.");
  }

  /// How far a plan is when it has an outcome, or when the time is over.
  public Status await(String tenant, String id, Duration time) {
    return time.isPositive()
        ? signals.await(tenant, id, time, () -> look(tenant, id), status -> !mayArrive(status, id))
        : look(tenant, id);
  }

  /// The same of a plan that was just accepted; pending while the database does not answer.
  public Status awaitAccepted(String tenant, String id, Duration time) {
    try {
      return await(tenant, id, time);
    } catch (DataAccessException _) {
      return new Status.Pending();
    }
  }

  /// Whether a plan may get an outcome yet.
  public boolean mayArrive(Status status, String id) {
    return switch (status) {
      case Status.Ready _ -> false;
      case Status.Pending _ -> true;
      case Status.Unknown _ -> ids.isYoungerThan(id, ON_ITS_WAY);
    };
  }
}
