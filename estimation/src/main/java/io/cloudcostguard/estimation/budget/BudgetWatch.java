package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The state machine of a budget. A limit is crossed when the known planned cost is above it; a
/// project with resources that have no price does not pass silently either. While the newest plan
/// of a workspace covers a part of it only, the cost is "at least": it may raise an alert and ends
/// none.
public final class BudgetWatch {

  private static final String CURRENCY = "USD";

  /// The new state, and the alerts that the change raises: none while the state stays.
  public record Decision(BudgetState state, List<BudgetAlert> alerts) {}

  /// Looks at `standing` under `budget`; without a budget, nothing fires and nothing is told.
  ///
  /// @param limitRaised whether the limit was raised, which ends an alert also where the cost is
  ///   "at least", if it is within the limit without what parts take away
  public static Decision decide(
      @Nullable Budget budget, Standing standing, BudgetState state, boolean limitRaised) {
    if (budget == null || !isComparable(budget)) {
      return new Decision(new BudgetState.Ok(state.episode()), List.of());
    }
    Cause now = cause(budget, standing);
    Cause was = state instanceof BudgetState.Firing(_, var cause) ? cause : null;
    boolean mayEnd =
        standing.atLeast() == 0
            || (limitRaised
                && standing
                        .planned()
                        .add(standing.reduced())
                        .compareTo(budget.monthlyLimit().amount())
                    <= 0);
    if (now == was || (was != null && now != Cause.EXCEEDED && !mayEnd)) {
      return new Decision(state, List.of());
    }
    List<BudgetAlert> alerts = new ArrayList<>(2);
    if (was != null) {
      alerts.add(resolved(budget, standing, was, state.episode()));
    }
    if (now == null) {
      return new Decision(new BudgetState.Ok(state.episode()), alerts);
    }
    long episode = state.episode() + 1;
    alerts.add(firing(budget, standing, now, episode));
    return new Decision(new BudgetState.Firing(episode, now), alerts);
  }

  /// Why an alert would be raised at `standing`; null: the limit is kept, as far as prices are
  /// known.
  public static @Nullable Cause cause(Budget budget, Standing standing) {
    if (!isComparable(budget)) {
      return null;
    }
    if (standing.planned().compareTo(budget.monthlyLimit().amount()) > 0) {
      return Cause.EXCEEDED;
    }
    return budget.warnWhenIncomplete() && standing.notPriced() > 0 ? Cause.INCOMPLETE : null;
  }

  /// A limit in another currency than that of all estimates says nothing of them.
  private static boolean isComparable(Budget budget) {
    return budget.monthlyLimit().currency().equals(CURRENCY);
  }

  private static BudgetAlert firing(Budget budget, Standing standing, Cause cause, long episode) {
    Money limit = budget.monthlyLimit();
    return new BudgetAlert.Firing(
        id(budget, "firing", episode),
        budget.id(),
        budget.tenant(),
        budget.project(),
        limit,
        standing.planned(),
        standing.newestPlanId(),
        cause,
        standing.notPriced(),
        episode,
        standing.atLeast() == 0 ? null : standing.atLeast());
  }

  private static BudgetAlert resolved(Budget budget, Standing standing, Cause cause, long episode) {
    return new BudgetAlert.Resolved(
        id(budget, "resolved", episode),
        budget.id(),
        budget.tenant(),
        budget.project(),
        budget.monthlyLimit(),
        standing.planned(),
        standing.newestPlanId(),
        cause,
        episode);
  }

  private static String id(Budget budget, String transition, long episode) {
    String name = budget.id() + "|" + transition + "|" + episode;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private BudgetWatch() {}
}
