package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PriceMove;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.event.BadRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses what the ledger cannot count, with a reason.
final class InputCheck {

  /// Longer than any tenant and project, or name.
  private static final int LONGEST = 300;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern PLAN_ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern SPLIT =
      Pattern.compile("project|workspace|provider|service|tag:\\P{Cc}{1,128}");
  private static final int MOST_THRESHOLDS = 20;
  private static final int LONGEST_COMMENT = 1000;

  /// @throws BadRecord if it does not say all that a limit is
  static void budget(Budget budget) {
    BudgetPolicy policy = budget.policy();
    if (budget.id() == null
        || budget.id().length() > LONGEST
        || !is(NAME, budget.tenant())
        || budget.monthlyLimit() == null
        || budget.monthlyLimit().amount() == null
        || budget.monthlyLimit().currency() == null
        || (policy == null ? !isOfProject(budget) : !isNamed(budget, policy))) {
      throw new BadRecord("It does not say which limit of whom it is.");
    }
  }

  private static boolean isOfProject(Budget budget) {
    String project = budget.project();
    return project != null
        && is(NAME, project)
        && budget.id().equals(Budget.idOf(budget.tenant(), project));
  }

  private static boolean isNamed(Budget budget, BudgetPolicy policy) {
    return budget.project() == null
        && is(NAME, policy.name())
        && budget.id().equals(Budget.idOfNamed(budget.tenant(), policy.name()))
        && policy.scope() != null
        && policy.onIncomplete() != null
        && (policy.splitBy() == null || is(SPLIT, policy.splitBy()))
        && (policy.exchange() == null
            || (policy.exchange().rate() != null && policy.exchange().rate().signum() > 0))
        && (policy.remindHours() == null
            || (policy.remindHours() > 0 && policy.remindHours() <= BudgetPolicy.MOST_REMIND_HOURS))
        && policy.thresholds().size() <= MOST_THRESHOLDS
        && policy.thresholds().stream().allMatch(InputCheck::isThreshold)
        && (policy.guardrails() == null
            || policy.guardrails().stream().allMatch(InputCheck::isPlanLimit));
  }

  private static boolean isThreshold(Threshold threshold) {
    return threshold != null
        && is(NAME, threshold.id())
        && (threshold.percent() == null) != (threshold.amount() == null)
        && threshold.metric() != null
        && threshold.action() != null
        && threshold.hysteresis() != null
        && threshold.hysteresis().signum() >= 0;
  }

  private static boolean isPlanLimit(PlanLimit limit) {
    return limit != null && limit.rule() != null && limit.action() != null;
  }

  /// @throws BadRecord if it does not say what was said to which alert
  static void answered(AlertAnswered answered) {
    AlertAnswer answer = answered.answer();
    boolean says =
        is(NAME, answered.tenant())
            && answered.budgetId() != null
            && answered.budgetId().length() <= LONGEST
            && answered.budgetId().startsWith(answered.tenant() + "/")
            && answered.instance() != null
            && answered.instance().length() <= LONGEST
            && is(NAME, answered.threshold())
            && answer != null
            && answer.kind() != null
            && answer.by() != null
            && answer.by().length() <= LONGEST
            && answer.at() != null
            && (answer.kind() == AlertAnswer.Kind.ACKNOWLEDGED || answer.until() != null)
            && (answer.comment() == null || answer.comment().length() <= LONGEST_COMMENT);
    if (!says) {
      throw new BadRecord("It does not say what was said to which alert.");
    }
  }

  /// @throws BadRecord if it does not say what prices made of what
  static void priceEffect(PriceEffect effect) {
    boolean says =
        is(NAME, effect.tenant())
            && effect.at() != null
            && effect.prices() != null
            && effect.prices().moves().stream().allMatch(InputCheck::isMove)
            && switch (effect) {
              case PriceEffect.OnPlan plan ->
                  is(NAME, plan.project())
                      && is(NAME, plan.workspace())
                      && is(PLAN_ID, plan.planId())
                      && isCosts(plan.of(CostTerm.Side.BEFORE))
                      && isCosts(plan.of(CostTerm.Side.CHANGE))
                      && isCosts(plan.of(CostTerm.Side.PART));
              case PriceEffect.OnTenant tenant -> tenant.before() != null && tenant.after() != null;
            };
    if (!says) {
      throw new BadRecord("It does not say what prices made of which plan.");
    }
  }

  private static boolean isMove(PriceMove move) {
    return move != null && move.key() != null && move.effect() != null;
  }

  /// @throws BadRecord if it names no proposal or no outcome
  static void settlement(Settlement settlement) {
    boolean says =
        is(NAME, settlement.tenant())
            && is(NAME, settlement.project())
            && is(NAME, settlement.workspace())
            && switch (settlement) {
              case Settlement.Applied applied ->
                  is(PLAN_ID, applied.planId()) && isCosts(applied.after());
              case Settlement.Withdrawn withdrawn -> is(PLAN_ID, withdrawn.planId());
              case Settlement.PullRequestEnded ended ->
                  ended.repository() != null
                      && ended.repository().length() <= LONGEST
                      && ended.at() != null;
              case Settlement.Retired _ -> true;
            };
    if (!says) {
      throw new BadRecord("It names no proposal or no outcome.");
    }
  }

  /// @throws BadRecord if it does not say all that the ledger needs
  static void input(@Nullable LedgerInput input, @Nullable String key) {
    if (key == null) {
      throw new BadRecord("It has no key.");
    }
    switch (input) {
      case null -> throw new BadRecord("It has no value.");
      case LedgerInput.Limit(_, var budget) -> {
        if (budget != null) {
          budget(budget);
        }
      }
      case LedgerInput.KeptLimit(var id, var budget, var state) -> {
        if (id == null || state == null) {
          throw new BadRecord("It does not say which budget it is.");
        }
        if (budget != null) {
          budget(budget);
        }
      }
      case LedgerInput.Planned planned -> {
        require(planned.project(), planned.workspace());
        if (!is(PLAN_ID, planned.planId())
            || planned.movers() == null
            || planned.cost() == null
            || !isCosts(planned.cost().before())
            || !isCosts(planned.cost().change())) {
          throw new BadRecord("It does not say what of which plan it is.");
        }
      }
      case LedgerInput.Outcome(var settlement) -> {
        if (settlement == null) {
          throw new BadRecord("It names no proposal or no outcome.");
        }
        settlement(settlement);
      }
      case LedgerInput.Answered(var answered) -> {
        if (answered == null) {
          throw new BadRecord("It does not say what was said to which alert.");
        }
        answered(answered);
      }
      case LedgerInput.Repriced(var effect) -> {
        if (effect == null) {
          throw new BadRecord("It does not say what prices made of which plan.");
        }
        priceEffect(effect);
      }
      case LedgerInput.KeptWorkspace(var project, var workspace, var costs) -> {
        require(project, workspace);
        if (costs == null || !isWorkspace(costs)) {
          throw new BadRecord("It does not say what the workspace costs.");
        }
      }
    }
  }

  private static void require(@Nullable String project, @Nullable String workspace) {
    if (!is(NAME, project) || !is(NAME, workspace)) {
      throw new BadRecord("It does not say what of which workspace it is.");
    }
  }

  private static boolean isWorkspace(WorkspaceCosts costs) {
    return (costs.settled() == null || isCosts(costs.settled()))
        && costs.proposals().stream().allMatch(InputCheck::isProposal);
  }

  private static boolean isProposal(Proposal proposal) {
    return proposal.key() != null
        && proposal.planId() != null
        && (proposal.whole() == null || isCosts(proposal.whole()))
        && (proposal.part() == null || isCosts(proposal.part()));
  }

  private static boolean isCosts(@Nullable Costs costs) {
    return costs != null
        && costs.groups().stream()
            .allMatch(group ->
                group.provider() != null && group.service() != null && group.known() != null)
        && costs.termsOrNone().stream()
            .allMatch(term -> is(PLAN_ID, term.planId()) && term.side() != null);
  }

  private static boolean is(Pattern form, @Nullable String text) {
    return text != null && form.matcher(text).matches();
  }

  private InputCheck() {}
}
