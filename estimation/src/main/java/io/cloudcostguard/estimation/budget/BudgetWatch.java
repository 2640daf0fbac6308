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
/// project with resources that have no price does not pass silently either.
public final class BudgetWatch {

  /// The new state, and the alerts that the change raises: none while the state stays.
  public record Decision(BudgetState state, List<BudgetAlert> alerts) {}

  /// Looks at `ledger` under `budget`; without a budget, nothing fires and nothing is told.
  public static Decision decide(@Nullable Budget budget, Ledger ledger, BudgetState state) {
    if (budget == null) {
      return new Decision(new BudgetState.Ok(state.episode()), List.of());
    }
    Cause now = causeOf(budget, ledger);
    Cause was = state instanceof BudgetState.Firing(_, var cause) ? cause : null;
    if (now == was) {
      return new Decision(state, List.of());
    }
    List<BudgetAlert> alerts = new ArrayList<>(2);
    if (was != null) {
      alerts.add(resolved(budget, ledger, was, state.episode()));
    }
    if (now == null) {
      return new Decision(new BudgetState.Ok(state.episode()), alerts);
    }
    long episode = state.episode() + 1;
    alerts.add(firing(budget, ledger, now, episode));
    return new Decision(new BudgetState.Firing(episode, now), alerts);
  }

  private static @Nullable Cause causeOf(Budget budget, Ledger ledger) {
    if (ledger.planned().compareTo(budget.monthlyLimit().amount()) > 0) {
      return Cause.EXCEEDED;
    }
    return budget.warnWhenIncomplete() && ledger.notPriced() > 0 ? Cause.INCOMPLETE : null;
  }

  private static BudgetAlert firing(Budget budget, Ledger ledger, Cause cause, long episode) {
    Money limit = budget.monthlyLimit();
    return new BudgetAlert.Firing(
        id(budget, "firing", episode),
        budget.id(),
        budget.tenant(),
        budget.project(),
        limit,
        ledger.planned(),
        ledger.newestPlanId(),
        cause,
        ledger.notPriced(),
        episode);
  }

  private static BudgetAlert resolved(Budget budget, Ledger ledger, Cause cause, long episode) {
    return new BudgetAlert.Resolved(
        id(budget, "resolved", episode),
        budget.id(),
        budget.tenant(),
        budget.project(),
        budget.monthlyLimit(),
        ledger.planned(),
        ledger.newestPlanId(),
        cause,
        episode);
  }

  private static String id(Budget budget, String transition, long episode) {
    String name = budget.id() + "|" + transition + "|" + episode;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private BudgetWatch() {}
}
