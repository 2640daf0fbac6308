package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// A plan was accepted but could not be estimated.
///
/// @param source where the plan comes from; null when nothing is known of it
/// @param reason what was wrong, and what to do
@JsonTypeName("rejected")
public record PlanRejected(
    String id,
    String tenant,
    String project,
    String workspace,
    @Nullable PlanSource source,
    String reason)
    implements PlanOutcome {}
