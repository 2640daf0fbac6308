package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// What became of a submitted plan. The value of `ccg.estimates`; each accepted plan gets exactly
/// one.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlanEstimated.class, name = "estimated"),
  @JsonSubTypes.Type(value = PlanRejected.class, name = "rejected"),
  @JsonSubTypes.Type(value = PlanCancelled.class, name = "cancelled")
})
public sealed interface PlanOutcome permits PlanEstimated, PlanRejected, PlanCancelled {

  /// The id of the plan, and of this outcome.
  String id();

  String tenant();

  String project();

  String workspace();

  /// Where the plan comes from; null when nothing was said of it.
  @Nullable PlanSource source();
}
