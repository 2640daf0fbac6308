package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.estimate.Totals;
import java.util.ArrayList;
import java.util.List;

/// A Slack message in Block Kit JSON, for an incoming webhook.
public final class SlackBlocks {

  private static final int MAX_NAME = 100;
  private static final int MAX_ADDRESS = 150;
  private static final int MAX_REASON = 500;

  private SlackBlocks() {}

  public static String of(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated estimate -> estimate(EstimateSummary.of(estimate));
      case PlanRejected rejected -> rejected(rejected);
      case PlanCancelled cancelled -> cancelled(cancelled);
    };
  }

  public static String of(BudgetAlert alert) {
    return SlackAlert.of(alert);
  }

  private static String estimate(EstimateSummary estimate) {
    MoneyFormat money = new MoneyFormat(estimate.currency());
    Coverage coverage = estimate.coverage();
    int notPriced = coverage.notPriced() + coverage.unsupported();
    Blocks blocks =
        new Blocks(Headline.of(estimate), estimate.project() + "/" + estimate.workspace())
            .section(where(estimate.project(), estimate.workspace()))
            .fields(
                List.of(
                    "*Before*\n" + side(estimate.before(), money),
                    "*After*\n" + side(estimate.after(), money),
                    "*Change*\n" + change(estimate, money),
                    "*Not priced*\n" + notPriced + " of " + coverage.resources()));
    List<String> warnings = warnings(estimate, notPriced);
    if (!warnings.isEmpty()) {
      blocks.section(String.join("\n", warnings));
    }
    if (!estimate.movers().isEmpty()) {
      blocks.list("*Largest changes*", movers(estimate, money), estimate.otherMovers());
    }
    return blocks.context(smallPrint(estimate)).json();
  }

  private static String cancelled(PlanCancelled plan) {
    return new Blocks(
            "Plan cancelled before it was estimated", plan.project() + "/" + plan.workspace())
        .section(where(plan.project(), plan.workspace()))
        .context("Plan " + Blocks.code(plan.id(), MAX_NAME))
        .json();
  }

  private static String rejected(PlanRejected plan) {
    return new Blocks("Plan not estimated", plan.project() + "/" + plan.workspace())
        .section(where(plan.project(), plan.workspace()))
        .section(Blocks.name(plan.reason(), MAX_REASON))
        .context("Plan " + Blocks.code(plan.id(), MAX_NAME))
        .json();
  }

  private static String where(String project, String workspace) {
    return "Project "
        + Blocks.code(project, MAX_NAME)
        + ", workspace "
        + Blocks.code(workspace, MAX_NAME);
  }

  private static String side(Totals totals, MoneyFormat money) {
    String total = Headline.total(totals, money);
    return total == null ? "not known" : total;
  }

  private static String change(EstimateSummary estimate, MoneyFormat money) {
    if (estimate.deltaComplete()) {
      return money.change(estimate.delta());
    }
    return estimate.delta().signum() == 0 ? "not known" : money.change(estimate.delta()) + " known";
  }

  private static List<String> warnings(EstimateSummary estimate, int notPriced) {
    List<String> warnings = new ArrayList<>();
    if (notPriced > 0) {
      warnings.add(
          ":warning: "
              + Words.are(notPriced, "resource")
              + " not fully priced; what is missing is not in these figures"
              + unsupported(estimate.coverage()));
    }
    if (estimate.coverage().dependsOnUsage() > 0) {
      warnings.add(
          ":warning: "
              + Words.count(estimate.coverage().dependsOnUsage(), "resource")
              + " with a cost that depends on usage, which was not given");
    }
    for (String why : estimate.partial()) {
      warnings.add(":warning: The plan is partial: " + Blocks.name(why, MAX_NAME));
    }
    return warnings;
  }

  private static String unsupported(Coverage coverage) {
    List<String> types =
        coverage.unsupportedTypes().keySet().stream()
            .limit(3)
            .map(type -> Blocks.code(type, 60))
            .toList();
    return types.isEmpty() ? "" : " (not supported: " + String.join(", ", types) + ")";
  }

  private static List<String> movers(EstimateSummary estimate, MoneyFormat money) {
    return estimate.movers().stream()
        .map(mover -> Blocks.code(mover.address(), MAX_ADDRESS) + " " + money.change(mover.delta()))
        .toList();
  }

  private static String smallPrint(EstimateSummary estimate) {
    return "Price catalogue "
        + estimate.catalogueVersion()
        + ", engine "
        + Blocks.name(estimate.engineVersion(), MAX_NAME)
        + ", plan "
        + Blocks.code(estimate.id(), MAX_NAME);
  }
}
