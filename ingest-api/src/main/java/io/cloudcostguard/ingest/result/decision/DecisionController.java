package io.cloudcostguard.ingest.result.decision;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.budget.PlanBudgets;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/estimates/{id}/decision`: says whether a plan may pass now, and why.
@RestController
final class DecisionController {

  private final PlanBudgets budgets;
  private final Outcomes outcomes;

  DecisionController(PlanBudgets budgets, Outcomes outcomes) {
    this.budgets = budgets;
    this.outcomes = outcomes;
  }

  /// The answer. It may be another later: budgets, approvals and other workspaces change.
  record DecisionAnswer(
      String estimate, Ruling decision, List<Reason> reasons, Map<String, String> links) {

    static DecisionAnswer of(String id, Decision decision) {
      String estimate = "/v1/estimates/" + id;
      return new DecisionAnswer(
          id,
          decision.decision(),
          decision.reasons(),
          Map.of("estimate", estimate, "approval", estimate + "/approval"));
    }
  }

  @GetMapping("/v1/estimates/{id}/decision")
  @Needs(Scope.READ)
  ResponseEntity<DecisionAnswer> decision(Caller caller, @PathVariable String id) {
    var estimate = outcomes.estimate(caller.tenant(), id);
    List<Reason> reasons = new ArrayList<>();
    Set<BudgetTerms> holding = new LinkedHashSet<>();
    for (WithPlan budget : budgets.all(caller.tenant(), id)) {
      addIf(reasons, budget.reason());
      addIf(reasons, budget.openReason());
      holding.add(budget.rule().terms());
    }
    for (BudgetTerms terms : holding) {
      for (PlanLimit limit : terms.guardrails()) {
        addIf(reasons, Guardrail.check(limit, "budget/" + terms.budget().name(), estimate));
      }
    }
    addIf(reasons, Guardrail.incomplete().check(estimate));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(DecisionAnswer.of(id, Decision.of(reasons)));
  }

  private static void addIf(List<Reason> reasons, @Nullable Reason reason) {
    if (reason != null) {
      reasons.add(reason);
    }
  }
}
