package io.cloudcostguard.estimator.topology;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.AlertDetails.CostMover;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger of a tenant depends on.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "input")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerInput.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = LedgerInput.Planned.class, name = "planned"),
  @JsonSubTypes.Type(value = LedgerInput.Outcome.class, name = "outcome"),
  @JsonSubTypes.Type(value = LedgerInput.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = LedgerInput.Repriced.class, name = "repriced"),
  @JsonSubTypes.Type(value = LedgerInput.KeptLimit.class, name = "kept-limit"),
  @JsonSubTypes.Type(value = LedgerInput.KeptWorkspace.class, name = "kept-workspace")
})
sealed interface LedgerInput {

  /// A budget was set, or taken away.
  ///
  /// @param budgetId null where the record's key says it
  record Limit(@Nullable String budgetId, @Nullable Budget budget) implements LedgerInput {}

  /// A plan was estimated.
  ///
  /// @param author who submitted it; null: not known
  /// @param movers what changed most in it, the largest first
  record Planned(
      String project,
      String workspace,
      String planId,
      PlanCost cost,
      @Nullable PlanSource source,
      @Nullable String author,
      List<CostMover> movers)
      implements LedgerInput {

    private static final int MOST_MOVERS = 5;

    static Planned of(PlanEstimated estimate, @Nullable String author, int partition, long offset) {
      return new Planned(
          estimate.project(),
          estimate.workspace(),
          estimate.id(),
          PlanCost.of(estimate).readFrom(partition, offset),
          estimate.source(),
          author,
          movers(estimate));
    }

    private static List<CostMover> movers(PlanEstimated estimate) {
      return estimate.resources().stream()
          .filter(resource -> changeOf(resource).signum() != 0)
          .sorted(
              Comparator.comparing(
                      (ResourceEstimate resource) -> changeOf(resource).abs(),
                      Comparator.reverseOrder())
                  .thenComparing(ResourceEstimate::address))
          .limit(MOST_MOVERS)
          .map(resource -> new CostMover(shortened(resource.address()), changeOf(resource)))
          .toList();
    }

    private static BigDecimal changeOf(ResourceEstimate resource) {
      return resource.change().known();
    }

    private static String shortened(String address) {
      int longest = 300;
      return address.length() <= longest ? address : address.substring(0, longest) + "…";
    }
  }

  /// A proposal was applied, withdrawn or closed, or a workspace retired.
  record Outcome(Settlement settlement) implements LedgerInput {}

  /// A person answered an alert.
  record Answered(AlertAnswered answered) implements LedgerInput {}

  /// New prices changed what is planned.
  record Repriced(PriceEffect effect) implements LedgerInput {}

  /// A budget as an older version kept it.
  record KeptLimit(String budgetId, @Nullable Budget budget, BudgetState state)
      implements LedgerInput {}

  /// A workspace as an older version kept it.
  record KeptWorkspace(String project, String workspace, WorkspaceCosts costs)
      implements LedgerInput {}
}
