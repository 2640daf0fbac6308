package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Phrase.Piece;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.wording.Variable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of the variables of templates for an event. Variables without a value are absent.
final class Values {

  private static final int MAX_NAME = 100;
  private static final int MAX_REASON = 300;
  private static final String YES = "yes";

  /// Variables whose values the author of a plan chooses.
  private static final Set<Variable> NAMES =
      Set.of(
          Variable.PROJECT,
          Variable.WORKSPACE,
          Variable.PLAN,
          Variable.REPOSITORY,
          Variable.BRANCH,
          Variable.COMMIT);

  /// Variables without an example in a test, which is an estimate that exceeds its budget.
  private static final Set<Variable> NOT_OF_A_TEST =
      Set.of(
          Variable.HEADLINE,
          Variable.EVENT,
          Variable.TIME,
          Variable.NOT_PRICED,
          Variable.REASON,
          Variable.COUNT,
          Variable.FALLS,
          Variable.INCOMPLETE,
          Variable.RESOLVED);

  private final Map<Variable, Phrase> values = new EnumMap<>(Variable.class);

  private Values() {}

  /// @param headline the standard one
  static Map<Variable, Phrase> of(Event event, Phrase headline, Links links) {
    Values all = new Values();
    all.values.put(Variable.HEADLINE, headline);
    all.ours(Variable.EVENT, event.type());
    all.ours(Variable.TIME, event.time().toString());
    all.ours(Variable.SEVERITY, event.news().severity().id());
    all.name(Variable.PROJECT, event.news().project());
    String planId = event.news().planId();
    all.name(Variable.PLAN, planId);
    all.link(planId == null ? null : links.estimate(planId));
    switch (event.news()) {
      case News.OfPlan(var outcome) -> all.plan(outcome);
      case News.OfDecision(var decided) -> all.decision(decided);
      case News.OfAdvice(var advice) -> all.name(Variable.WORKSPACE, advice.workspace());
      case News.OfBudget(var alert) -> all.budget(alert);
      case News.OfBill(var alert) -> all.bill(alert);
      case News.OfSubscription(var disabled) -> all.reason(disabled);
      case News.OfMany(var group) -> all.ours(Variable.COUNT, Integer.toString(group.count()));
      case News.OfTest _ -> all.examples();
      case News.OfPrices _, News.OfPriceEffect _ -> {}
    }
    return all.values;
  }

  private void plan(PlanOutcome outcome) {
    name(Variable.WORKSPACE, outcome.workspace());
    source(outcome.source() == null ? PlanSource.NONE : outcome.source());
    switch (outcome) {
      case PlanEstimated estimate -> estimate(EstimateSummary.of(estimate));
      case PlanRejected rejected -> quote(Variable.REASON, rejected.reason());
      case PlanCancelled _ -> {}
    }
  }

  private void decision(PlanDecided decided) {
    name(Variable.WORKSPACE, decided.workspace());
    source(decided.source() == null ? PlanSource.NONE : decided.source());
    if (!decided.reasons().isEmpty()) {
      quote(Variable.REASON, decided.reasons().getFirst());
    }
  }

  private void source(PlanSource source) {
    name(Variable.REPOSITORY, source.repository());
    ours(
        Variable.PULL_REQUEST,
        source.pullRequest() == null ? null : source.pullRequest().toString());
    name(Variable.BRANCH, source.branch());
    name(Variable.COMMIT, source.commit());
  }

  private void estimate(EstimateSummary estimate) {
    MoneyFormat money = new MoneyFormat(estimate.currency());
    ours(Variable.CURRENCY, estimate.currency());
    total(Variable.BEFORE, Variable.BEFORE_AMOUNT, estimate.beforeSum(), money);
    total(Variable.TOTAL, Variable.TOTAL_AMOUNT, estimate.afterSum(), money);
    delta(Variable.DELTA, Variable.DELTA_AMOUNT, estimate.change(), money);
    ListTotals list = estimate.atListPrices();
    if (list != null) {
      total(Variable.LIST_TOTAL, Variable.LIST_TOTAL_AMOUNT, list.afterSum(), money);
      delta(Variable.LIST_DELTA, Variable.LIST_DELTA_AMOUNT, list.change(), money);
    }
    int direction = estimate.delta().signum();
    ours(Variable.PERCENT, Headline.percent(estimate));
    int notPriced = estimate.coverage().notPriced() + estimate.coverage().unsupported();
    ours(Variable.NOT_PRICED, notPriced == 0 ? null : Integer.toString(notPriced));
    flag(Variable.RISES, direction > 0);
    flag(Variable.FALLS, direction < 0);
    flag(Variable.INCOMPLETE, estimate.change().lacksPrice());
  }

  /// An amount of which nothing is known is absent: unknown is not zero.
  private void total(Variable text, Variable amount, Sum sum, MoneyFormat money) {
    String total = Headline.total(sum, money);
    if (total != null) {
      ours(text, total);
      ours(amount, sum.known().toPlainString());
    }
  }

  private void delta(Variable text, Variable amount, Sum change, MoneyFormat money) {
    if (!change.isUnknown()) {
      ours(text, change.text(money::change));
      ours(amount, change.known().toPlainString());
    }
  }

  private void budget(BudgetAlert alert) {
    BigDecimal limit = alert.monthlyLimit().amount();
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    ours(Variable.CURRENCY, alert.monthlyLimit().currency());
    ours(Variable.BUDGET, money.of(limit));
    ours(Variable.BUDGET_AMOUNT, limit.toPlainString());
    ours(Variable.PLANNED, AlertStory.planned(alert, money));
    ours(Variable.PLANNED_AMOUNT, alert.planned().toPlainString());
    ours(Variable.USED, MoneyFormat.percent(alert.planned(), limit));
    flag(Variable.FIRING, alert instanceof BudgetAlert.Firing);
    flag(Variable.RESOLVED, alert instanceof BudgetAlert.Resolved);
    if (alert instanceof BudgetAlert.Firing firing && firing.notPriced() > 0) {
      ours(Variable.NOT_PRICED, Integer.toString(firing.notPriced()));
      flag(Variable.INCOMPLETE, true);
    }
  }

  /// What is compared with the budget is in the place of the planned cost.
  private void bill(BillAlert alert) {
    BigDecimal limit = alert.monthlyLimit().amount();
    BigDecimal compared = BillStory.compared(alert);
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    ours(Variable.CURRENCY, alert.monthlyLimit().currency());
    ours(Variable.BUDGET, money.of(limit));
    ours(Variable.BUDGET_AMOUNT, limit.toPlainString());
    ours(Variable.PLANNED, money.of(compared));
    ours(Variable.PLANNED_AMOUNT, compared.toPlainString());
    ours(Variable.USED, MoneyFormat.percent(compared, limit));
    flag(Variable.FIRING, true);
  }

  private void reason(SubscriptionDisabled disabled) {
    quote(Variable.REASON, disabled.reason());
  }

  private void examples() {
    for (Variable variable : Variable.values()) {
      if (variable == Variable.LINK) {
        link(variable.example());
      } else if (NAMES.contains(variable)) {
        name(variable, variable.example());
      } else if (!NOT_OF_A_TEST.contains(variable)) {
        ours(variable, variable.example());
      }
    }
  }

  private void ours(Variable variable, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      values.put(variable, Phrase.of(text));
    }
  }

  private void name(Variable variable, @Nullable String text) {
    if (text != null && !PlainText.visible(text).isEmpty()) {
      values.put(variable, new Phrase(List.of(new Piece.Name(text, MAX_NAME))));
    }
  }

  private void quote(Variable variable, String text) {
    values.put(variable, new Phrase(List.of(new Piece.Quote(text, MAX_REASON))));
  }

  private void link(@Nullable String url) {
    if (url != null) {
      values.put(Variable.LINK, new Phrase(List.of(new Piece.Link(url))));
    }
  }

  private void flag(Variable variable, boolean set) {
    if (set) {
      values.put(variable, Phrase.of(YES));
    }
  }
}
