package io.cloudcostguard.schemas.plan;

import org.jspecify.annotations.Nullable;

/// Where a plan comes from, as its submitter says.
///
/// @param repository e.g. `acme/shop`; null when it was not said
/// @param pullRequest the number of the pull or merge request; null when it is of none
/// @param commit null when it was not said
/// @param url of the run that made the plan; null when it was not said
public record PlanSource(
    @Nullable String repository,
    @Nullable Integer pullRequest,
    @Nullable String commit,
    @Nullable String url) {}
