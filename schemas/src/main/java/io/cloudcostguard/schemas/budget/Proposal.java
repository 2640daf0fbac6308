package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.plan.PlanSource;
import org.jspecify.annotations.Nullable;

/// What one pull request would change of a workspace's cost, or another plan.
///
/// @param key `repository#number` of the pull request; empty: the plans that belong to none
/// @param planId its newest plan
/// @param at when that was submitted, in milliseconds
/// @param whole what its newest plan of the whole workspace changes; null: there was none
/// @param part what a newer plan changes that covers a part only; null: the newest covers all
/// @param source of the newest plan; null: nothing was said of it
public record Proposal(
    String key,
    String planId,
    long at,
    @Nullable Costs whole,
    @Nullable Costs part,
    @Nullable PlanSource source) {}
