package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// A plan was accepted but could not be estimated.
///
/// @param reason what was wrong, and what to do
/// @param source where the plan comes from; null when its submitter did not say
@JsonTypeName("rejected")
public record PlanRejected(
    String id,
    String tenant,
    String project,
    String workspace,
    String reason,
    @Nullable PlanSource source)
    implements PlanOutcome {

  /// The rejection of a plan that does not say where it comes from.
  public PlanRejected(String id, String tenant, String project, String workspace, String reason) {
    this(id, tenant, project, workspace, reason, null);
  }
}
