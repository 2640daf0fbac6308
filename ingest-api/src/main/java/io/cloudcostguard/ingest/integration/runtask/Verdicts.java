package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.estimation.render.CostSentence;
import io.cloudcostguard.ingest.integration.runtask.Verdict.Level;
import io.cloudcostguard.ingest.integration.runtask.Verdict.TaskOutcome;
import io.cloudcostguard.ingest.result.budget.PlanBudgets;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.ingest.result.decision.Decisions;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides the result of a run task, from the estimate and the task's rules.
@Component
class Verdicts {

  private static final String BUDGET = BudgetRule.NAME;

  private static final String GUARDRAIL = "guardrail-";
  private static final String OPEN = "open-";

  private final PlanBudgets budget;
  private final Decisions decisions;

  Verdicts(PlanBudgets budget, Decisions decisions) {
    this.budget = budget;
    this.decisions = decisions;
  }

  /// Before the plan there is nothing to say; later its absence is an error.
  static Verdict withoutPlan(String stage) {
    return stage.equals("pre_plan")
        ? new Verdict(
            true, false, "There is no plan at this stage, so nothing to estimate.", null, List.of())
        : Verdict.failed("No estimate: the request has no plan_json_api_url.");
  }

  Verdict of(TaskRequest request, PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated estimate ->
          of(
              request.failWhen(),
              estimate,
              request.failWhen().aboveBudget()
                  ? budget.with(request.tenant(), estimate.id())
                  : null,
              request.failWhen().aboveBudget() ? decisions.besideLimits(estimate) : List.of());
      case PlanRejected rejected -> Verdict.failed("No estimate: " + rejected.reason());
      case PlanCancelled _ -> Verdict.failed("No estimate: the plan was cancelled.");
    };
  }

  /// @param standing of the project's budget; null: it has none, or it does not matter
  /// @param beside what the budgets that hold the plan make of it beside their limits
  static Verdict of(
      FailWhen failWhen, PlanEstimated estimate, @Nullable WithPlan standing, List<Reason> beside) {
    List<TaskOutcome> reasons = new ArrayList<>();
    reasons.add(budget(standing));
    Set<String> approvableIds = new HashSet<>();
    if (standing != null && standing.requiresApproval()) {
      approvableIds.add(BUDGET);
    }
    for (Reason reason : beside) {
      String id = (reason.rule().equals(BUDGET) ? OPEN : GUARDRAIL) + reasons.size();
      reasons.add(beside(id, reason));
      if (reason.ruling() == Ruling.SOFT_BLOCK) {
        approvableIds.add(id);
      }
    }
    reasons.add(delta(failWhen, estimate));
    reasons.add(incomplete(failWhen, estimate));
    List<TaskOutcome> said = reasons.stream().filter(Objects::nonNull).toList();
    List<TaskOutcome> broken = said.stream().filter(TaskOutcome::isBroken).toList();
    List<TaskOutcome> all = new ArrayList<>();
    String headline = CostSentence.of(estimate);
    all.add(
        new TaskOutcome(
            "monthly-cost",
            headline,
            CostText.table(estimate),
            broken.isEmpty() ? "Passed" : "Failed",
            broken.isEmpty() ? Level.INFO : Level.ERROR));
    all.addAll(said);
    String why = said.stream().map(TaskOutcome::description).collect(Collectors.joining(" "));
    boolean approvable =
        standing != null
            && broken.stream().allMatch(reason -> approvableIds.contains(reason.id()))
            && !broken.isEmpty();
    return new Verdict(
        broken.isEmpty(),
        approvable,
        why.isEmpty() ? headline : headline + " " + why,
        estimate.id(),
        all);
  }

  /// Above the budget the run fails, whatever the budget itself makes of that: its task asks for
  /// it.
  private static @Nullable TaskOutcome budget(@Nullable WithPlan standing) {
    Reason reason = standing == null ? null : standing.reason();
    if (reason == null) {
      return null;
    }
    if (reason.approvedBy() != null) {
      return said(BUDGET, reason, "Approved", Level.WARNING);
    }
    return switch (reason.ruling()) {
      case PASS -> null;
      case INCOMPLETE -> said(BUDGET, reason, "Not checked", Level.WARNING);
      case WARN, SOFT_BLOCK, HARD_BLOCK -> said(BUDGET, reason, "Failed", Level.ERROR);
    };
  }

  private static @Nullable TaskOutcome beside(String id, Reason reason) {
    if (reason.approvedBy() != null) {
      return said(id, reason, "Approved", Level.WARNING);
    }
    return switch (reason.ruling()) {
      case PASS -> null;
      case WARN -> said(id, reason, "Warning", Level.WARNING);
      case INCOMPLETE -> said(id, reason, "Not checked", Level.WARNING);
      case SOFT_BLOCK, HARD_BLOCK -> said(id, reason, "Failed", Level.ERROR);
    };
  }

  private static @Nullable TaskOutcome delta(FailWhen failWhen, PlanEstimated estimate) {
    Reason reason =
        failWhen.deltaAbove() == null
            ? null
            : Guardrail.deltaAbove(failWhen.deltaAbove()).check(estimate);
    if (reason == null) {
      return null;
    }
    return switch (reason.ruling()) {
      case PASS, WARN -> null;
      case INCOMPLETE -> said("delta", reason, "Not checked", Level.WARNING);
      case SOFT_BLOCK, HARD_BLOCK -> said("delta", reason, "Failed", Level.ERROR);
    };
  }

  private static @Nullable TaskOutcome incomplete(FailWhen failWhen, PlanEstimated estimate) {
    Reason reason = failWhen.incomplete() ? Guardrail.incomplete().check(estimate) : null;
    return reason == null ? null : said("incomplete", reason, "Failed", Level.ERROR);
  }

  private static TaskOutcome said(String id, Reason reason, String label, Level level) {
    return new TaskOutcome(id, reason.message(), null, label, level);
  }
}
