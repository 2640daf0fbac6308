package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonTypeName;

/// A plan was accepted but could not be estimated.
///
/// @param reason what was wrong, and what to do
@JsonTypeName("rejected")
public record PlanRejected(
    String id, String tenant, String project, String workspace, String reason)
    implements PlanOutcome {}
