package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.estimation.render.CostSentence;
import io.cloudcostguard.ingest.integration.runtask.Verdict.Level;
import io.cloudcostguard.ingest.integration.runtask.Verdict.TaskOutcome;
import io.cloudcostguard.ingest.result.budget.ProjectBudget;
import io.cloudcostguard.ingest.result.budget.ProjectBudget.WithPlan;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.estimate.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides the result of a run task, from the estimate and the task's rules.
@Component
class Verdicts {

  private static final String BUDGET = "budget";

  private final ProjectBudget budget;

  Verdicts(ProjectBudget budget) {
    this.budget = budget;
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
                  : null);
      case PlanRejected rejected -> Verdict.failed("No estimate: " + rejected.reason());
      case PlanCancelled _ -> Verdict.failed("No estimate: the plan was cancelled.");
    };
  }

  /// @param standing of the project's budget; null: it has none, or it does not matter
  static Verdict of(FailWhen failWhen, PlanEstimated estimate, @Nullable WithPlan standing) {
    List<TaskOutcome> reasons = new ArrayList<>();
    reasons.add(budget(standing));
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
            && standing.requiresApproval()
            && broken.stream().allMatch(reason -> reason.id().equals(BUDGET))
            && !broken.isEmpty();
    return new Verdict(
        broken.isEmpty(),
        approvable,
        why.isEmpty() ? headline : headline + " " + why,
        estimate.id(),
        all);
  }

  private static @Nullable TaskOutcome budget(@Nullable WithPlan standing) {
    if (standing == null) {
      return null;
    }
    if (standing.isIncomplete()) {
      return new TaskOutcome(
          BUDGET,
          "The project would cost at least %s a month; %d of its resources have no price, so its budget of %s cannot be checked."
              .formatted(
                  Amounts.money(standing.planned()),
                  standing.standing().notPriced(),
                  Amounts.money(standing.limit())),
          null,
          "Not checked",
          Level.WARNING);
    }
    if (!standing.isAbove()) {
      return null;
    }
    String above =
        "The project would cost %s%s a month, above its budget of %s"
            .formatted(
                standing.isAtLeast() ? "at least " : "",
                Amounts.money(standing.planned()),
                Amounts.money(standing.limit()));
    return standing.approvedBy() == null
        ? failed(BUDGET, above + ".")
        : new TaskOutcome(
            BUDGET,
            above + "; approved by " + standing.approvedBy() + ".",
            null,
            "Approved",
            Level.WARNING);
  }

  private static @Nullable TaskOutcome delta(FailWhen failWhen, PlanEstimated estimate) {
    BigDecimal most = failWhen.deltaAbove();
    if (most == null) {
      return null;
    }
    Sum change = estimate.change();
    if (change.known().compareTo(most) > 0) {
      return failed(
          "delta",
          "The monthly cost rises by %s; at most %s is allowed."
              .formatted(Amounts.money(change), Amounts.money(most)));
    }
    return change.lacksPrice()
        ? new TaskOutcome(
            "delta",
            "Prices are missing in the change of the monthly cost, so it cannot be checked against the %s that are allowed."
                .formatted(Amounts.money(most)),
            null,
            "Not checked",
            Level.WARNING)
        : null;
  }

  private static @Nullable TaskOutcome incomplete(FailWhen failWhen, PlanEstimated estimate) {
    int notPriced = estimate.coverage().notPriced() + estimate.coverage().unsupported();
    if (!failWhen.incomplete() || (notPriced == 0 && estimate.partial().isEmpty())) {
      return null;
    }
    return failed(
        "incomplete",
        notPriced == 0
            ? "The plan is partial: " + String.join("; ", estimate.partial()) + "."
            : "%d of %d resources have no price."
                .formatted(notPriced, estimate.coverage().resources()));
  }

  private static TaskOutcome failed(String id, String description) {
    return new TaskOutcome(id, description, null, "Failed", Level.ERROR);
  }
}
