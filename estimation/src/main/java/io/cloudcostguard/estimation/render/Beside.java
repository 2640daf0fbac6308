package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import org.jspecify.annotations.Nullable;

/// What is shown beside an estimate.
///
/// @param advised recommendations for the same plan; null where none were asked for
/// @param policies what policy packs make of it; null where there are none
/// @param lines where resources are declared; null where that is not known
public record Beside(
    @Nullable PlanAdvised advised, @Nullable PolicyReport policies, @Nullable SourceLines lines) {

  /// The estimate alone.
  public static final Beside NOTHING = new Beside(null, null, null);
}
