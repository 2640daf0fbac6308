package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// A plan was cancelled before it was estimated: it counts towards no budget.
///
/// @param source where the plan comes from; null when nothing was said of it
@JsonTypeName("cancelled")
public record PlanCancelled(
    String id, String tenant, String project, String workspace, @Nullable PlanSource source)
    implements PlanOutcome {}
