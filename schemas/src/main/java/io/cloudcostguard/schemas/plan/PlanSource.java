package io.cloudcostguard.schemas.plan;

import org.jspecify.annotations.Nullable;

/// The source of a plan according to its submission: repository, commit, run. It does not affect
/// cost; it is copied to the outcome.
///
/// @param repository e.g. `acme/shop`
/// @param pullRequest the number of the pull or merge request
/// @param commit its hash
/// @param runUrl the page of the CI run that made the plan
/// @param stage null where not given
/// @param run names the plans that belong together, e.g. those of one CI run
public record PlanSource(
    @Nullable String repository,
    @Nullable Integer pullRequest,
    @Nullable String commit,
    @Nullable String branch,
    @Nullable String runUrl,
    @Nullable Stage stage,
    @Nullable String run) {

  /// Nothing is said.
  public static final PlanSource NONE = new PlanSource(null, null, null, null, null, null, null);
}
