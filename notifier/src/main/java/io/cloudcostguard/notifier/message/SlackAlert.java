package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetAlert.Firing;
import io.cloudcostguard.schemas.budget.BudgetAlert.Resolved;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What Slack is told of a budget.
final class SlackAlert {

  private static final int MAX_NAME = 100;
  private static final int BAR = 20;

  private SlackAlert() {}

  static String of(BudgetAlert alert) {
    Blocks blocks =
        new Blocks(headline(alert), alert.project())
            .section("Project " + Blocks.code(alert.project(), MAX_NAME) + "\n" + bar(alert))
            .fields(fields(alert));
    if (alert instanceof Firing firing && firing.notPriced() > 0) {
      blocks.section(
          ":warning: "
              + Words.are(firing.notPriced(), "resource")
              + " not fully priced; what is missing is not in the planned cost");
    }
    return blocks.context(smallPrint(alert)).json();
  }

  static String headline(BudgetAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    return what(alert)
        + ": "
        + planned(alert, money)
        + " planned of "
        + money.of(alert.monthlyLimit().amount());
  }

  private static String what(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          switch (firing.cause()) {
            case EXCEEDED -> "Budget exceeded";
            case INCOMPLETE -> "Budget cannot be checked";
          };
      case Resolved resolved ->
          switch (resolved.cause()) {
            case EXCEEDED -> "Budget kept again";
            case INCOMPLETE -> "Budget can be checked again";
          };
    };
  }

  private static String bar(BudgetAlert alert) {
    BigDecimal limit = alert.monthlyLimit().amount();
    String percent = MoneyFormat.percent(alert.planned(), limit);
    if (percent == null) {
      return "`" + "█".repeat(BAR) + "`";
    }
    int full =
        alert
            .planned()
            .multiply(BigDecimal.valueOf(BAR))
            .divide(limit, 0, RoundingMode.DOWN)
            .max(BigDecimal.ZERO)
            .min(BigDecimal.valueOf(BAR))
            .intValue();
    return "`" + "█".repeat(full) + "░".repeat(BAR - full) + "` " + percent;
  }

  private static List<String> fields(BudgetAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    BigDecimal left = alert.monthlyLimit().amount().subtract(alert.planned());
    return List.of(
        "*Monthly limit*\n" + money.of(alert.monthlyLimit().amount()),
        "*Planned*\n" + planned(alert, money),
        left.signum() < 0
            ? "*Over*\n" + money.of(left.negate())
            : "*Left*\n" + left(alert, money, left),
        "*Cause*\n" + cause(alert));
  }

  /// What is planned is a lower bound as long as something has no price.
  private static String planned(BudgetAlert alert, MoneyFormat money) {
    return (isIncomplete(alert) ? "at least " : "") + money.of(alert.planned());
  }

  private static String left(BudgetAlert alert, MoneyFormat money, BigDecimal left) {
    return (isIncomplete(alert) ? "at most " : "") + money.of(left);
  }

  private static boolean isIncomplete(BudgetAlert alert) {
    return alert instanceof Firing firing && firing.notPriced() > 0;
  }

  private static String cause(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          firing.cause() == Cause.EXCEEDED
              ? "planned cost above the limit"
              : "not everything has a price";
      case Resolved resolved ->
          resolved.cause() == Cause.EXCEEDED
              ? "planned cost within the limit"
              : "everything has a price";
    };
  }

  private static String smallPrint(BudgetAlert alert) {
    long episode =
        switch (alert) {
          case Firing firing -> firing.episode();
          case Resolved resolved -> resolved.episode();
        };
    return "Plan "
        + Blocks.code(alert.planId(), MAX_NAME)
        + ", crossing "
        + episode
        + " of this budget";
  }
}
