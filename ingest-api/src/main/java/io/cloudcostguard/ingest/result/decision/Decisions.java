package io.cloudcostguard.ingest.result.decision;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.decision.Consent;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.ingest.result.budget.PlanBudgets;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the decision on an estimate, as budgets, approvals and other workspaces are now.
@Component
public class Decisions {

  private final PlanBudgets budgets;
  private final Outcomes outcomes;

  Decisions(PlanBudgets budgets, Outcomes outcomes) {
    this.budgets = budgets;
    this.outcomes = outcomes;
  }

  /// What the budgets that hold a plan ask of it beside their limits: their guardrails, and all
  /// open proposals together.
  public enum Guarding {
    /// None asks for an approval.
    NOTHING,
    /// One asks for an approval that was not given.
    APPROVAL,
    /// Those that ask for one have it.
    APPROVED
  }

  /// A decision, and how long it may count.
  ///
  /// @param until when an approval expires or another limit begins to count; null: it does not end
  ///   by itself
  record Timed(Decision decision, @Nullable Instant until) {}

  Timed timed(PlanEstimated estimate) {
    List<WithPlan> holding = budgets.all(estimate.tenant(), estimate.id());
    Instant until =
        holding.stream()
            .map(budget -> budget.rule().until())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Timed(of(estimate, holding), until);
  }

  Decision of(PlanEstimated estimate) {
    return of(estimate, budgets.all(estimate.tenant(), estimate.id()));
  }

  private static Decision of(PlanEstimated estimate, List<WithPlan> holding) {
    List<Reason> reasons = new ArrayList<>();
    for (WithPlan budget : holding) {
      reasons.add(budget.reason());
      Reason open = budget.openReason();
      if (open != null) {
        reasons.add(open);
      }
    }
    reasons.addAll(guardrails(estimate, holding));
    Reason incomplete = Guardrail.incomplete().check(estimate);
    if (incomplete != null) {
      reasons.add(incomplete);
    }
    return Decision.of(reasons);
  }

  /// What the budgets that hold a plan make of it beside their limits: of all open proposals
  /// together, and by their guardrails.
  public List<Reason> besideLimits(PlanEstimated estimate) {
    List<WithPlan> holding = budgets.all(estimate.tenant(), estimate.id());
    List<Reason> reasons = new ArrayList<>(ofOpen(holding));
    reasons.addAll(guardrails(estimate, holding));
    return reasons;
  }

  /// What these ask of an estimated plan.
  public Guarding guarding(String tenant, String id) {
    List<WithPlan> holding = budgets.all(tenant, id);
    List<Reason> reasons = new ArrayList<>(ofOpen(holding));
    if (holding.stream().anyMatch(budget -> !budget.rule().terms().guardrails().isEmpty())) {
      reasons.addAll(guardrails(outcomes.estimateWithoutLines(tenant, id), holding));
    }
    if (reasons.stream().anyMatch(reason -> reason.ruling() == Ruling.SOFT_BLOCK)) {
      return Guarding.APPROVAL;
    }
    return reasons.stream().anyMatch(reason -> reason.approvedBy() != null)
        ? Guarding.APPROVED
        : Guarding.NOTHING;
  }

  private static List<Reason> ofOpen(List<WithPlan> holding) {
    return holding.stream().map(WithPlan::openReason).filter(Objects::nonNull).toList();
  }

  private static List<Reason> guardrails(PlanEstimated estimate, List<WithPlan> holding) {
    Map<BudgetTerms, List<WithPlan>> byBudget = new LinkedHashMap<>();
    holding.forEach(budget ->
        byBudget.computeIfAbsent(budget.rule().terms(), _ -> new ArrayList<>()).add(budget));
    List<Reason> reasons = new ArrayList<>();
    byBudget.forEach((terms, instances) -> {
      for (PlanLimit limit : terms.guardrails()) {
        Reason reason = Guardrail.check(limit, "budget/" + terms.budget().name(), estimate);
        if (reason != null) {
          reasons.add(withApproval(reason, instances));
        }
      }
    });
    return reasons;
  }

  /// An approval of the plan is one of what its guardrails ask for, too, in each value that the
  /// budget is split by.
  private static Reason withApproval(Reason reason, List<WithPlan> instances) {
    List<Consent> covering =
        instances.stream().map(WithPlan::covering).filter(Objects::nonNull).toList();
    return reason.ruling() == Ruling.SOFT_BLOCK && covering.size() == instances.size()
        ? reason.approved(covering.getFirst().by())
        : reason;
  }
}
