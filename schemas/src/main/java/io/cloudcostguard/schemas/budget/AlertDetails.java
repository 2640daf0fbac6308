package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was crossed, when, and by what.
///
/// @param budget the budget's name
/// @param instance the value that the budget was split by; null: it is not split
/// @param threshold the highest that was crossed, or `incomplete`
/// @param metric what was compared
/// @param limit that threshold, in the currency of the budget's limit
/// @param action what happens above it
/// @param supersedes lower thresholds, of which no alert of its own tells
/// @param trigger what changed
/// @param at when that happened
/// @param workspace the one that changed; null: none did
/// @param source of its plan; null: nothing was said of it
/// @param author who submitted the plan; null: not known
/// @param movers what changed most in that plan, the largest first
/// @param proposals how many open proposals add to the cost
/// @param prices which prices changed it; null: none did
public record AlertDetails(
    String budget,
    @Nullable String instance,
    String threshold,
    Metric metric,
    BigDecimal limit,
    Action action,
    List<String> supersedes,
    Trigger trigger,
    Instant at,
    @Nullable String workspace,
    @Nullable PlanSource source,
    @Nullable String author,
    List<CostMover> movers,
    int proposals,
    @Nullable PricesMoved prices) {

  public AlertDetails {
    supersedes = supersedes == null ? List.of() : List.copyOf(supersedes);
    movers = movers == null ? List.of() : List.copyOf(movers);
  }

  /// What changed.
  public enum Trigger {
    /// A plan was estimated.
    PLAN,
    /// A plan was applied, or its pull request merged.
    APPLY,
    /// A plan was withdrawn, its pull request closed, a proposal expired, or a workspace retired.
    WITHDRAWAL,
    /// Prices changed.
    PRICE_CHANGE,
    /// The budget was changed.
    BUDGET_CHANGE,
    /// A month began in which the budget has another limit.
    PERIOD_END,
    /// Nothing: the alert still fires.
    REMINDER
  }

  /// A resource whose cost changes.
  public record CostMover(String address, BigDecimal delta) {}
}
