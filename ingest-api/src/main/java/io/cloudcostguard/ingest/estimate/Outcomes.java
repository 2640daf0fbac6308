package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of plans, for the other parts of the front door.
@Component
public final class Outcomes {

  private final Estimates estimates;
  private final Arrivals arrivals;

  Outcomes(Estimates estimates, Arrivals arrivals) {
    this.estimates = estimates;
    this.arrivals = arrivals;
  }

  /// Null while there is no outcome.
  public @Nullable PlanOutcome find(String tenant, String id) {
    return outcome(estimates.find(tenant, id));
  }

  /// The outcome as soon as there is one; null when there is none in time.
  public @Nullable PlanOutcome await(String tenant, String id, Duration time) {
    return outcome(arrivals.await(id, time, () -> estimates.find(tenant, id)));
  }

  private static @Nullable PlanOutcome outcome(Status status) {
    return switch (status) {
      case Status.Ready(String document) -> Json.MAPPER.readValue(document, PlanOutcome.class);
      case Status.Pending _, Status.Unknown _ -> null;
    };
  }
}
