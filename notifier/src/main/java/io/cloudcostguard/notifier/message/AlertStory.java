package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetAlert.Firing;
import io.cloudcostguard.schemas.budget.BudgetAlert.Resolved;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Stories about budgets.
final class AlertStory {

  private static final int MAX_NAME = 100;

  private AlertStory() {}

  static Story of(BudgetAlert alert, Links links) {
    return new Story(
        tone(alert),
        Phrase.of(headline(alert)),
        alert.project(),
        Phrase.of("Project ").name(alert.project(), MAX_NAME),
        Bar.of(alert.planned(), alert.monthlyLimit().amount()),
        null,
        facts(alert),
        warnings(alert),
        List.of(),
        0,
        smallPrint(alert),
        links.estimate(alert.planId()));
  }

  private static Tone tone(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          switch (firing.cause()) {
            case EXCEEDED -> Tone.BAD;
            case INCOMPLETE -> Tone.WARNING;
          };
      case Resolved _ -> Tone.GOOD;
    };
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

  private static List<Fact> facts(BudgetAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    BigDecimal left = alert.monthlyLimit().amount().subtract(alert.planned());
    return List.of(
        new Fact("Monthly limit", money.of(alert.monthlyLimit().amount())),
        new Fact("Planned", planned(alert, money)),
        left.signum() < 0
            ? new Fact("Over", money.of(left.negate()))
            : new Fact("Left", left(alert, money, left)),
        new Fact("Cause", cause(alert)));
  }

  /// The planned cost: a lower bound while a resource has no price, or a plan covers a part.
  static String planned(BudgetAlert alert, MoneyFormat money) {
    return (isIncomplete(alert) ? "at least " : "") + money.of(alert.planned());
  }

  private static String left(BudgetAlert alert, MoneyFormat money, BigDecimal left) {
    return (isIncomplete(alert) ? "at most " : "") + money.of(left);
  }

  private static boolean isIncomplete(BudgetAlert alert) {
    return alert instanceof Firing firing && (firing.notPriced() > 0 || firing.atLeast() != null);
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

  private static List<Phrase> warnings(BudgetAlert alert) {
    List<Phrase> warnings = new ArrayList<>();
    if (alert instanceof Firing firing && firing.notPriced() > 0) {
      warnings.add(
          Phrase.of(
              Words.are(firing.notPriced(), "resource")
                  + " not fully priced; what is missing is not in the planned cost"));
    }
    if (alert instanceof Firing firing && firing.atLeast() != null) {
      warnings.add(
          Phrase.of(
              "The newest plan of "
                  + Words.count(firing.atLeast(), "workspace")
                  + " covers a part only; its cost is that of the whole plan before, and what it adds"));
    }
    return warnings;
  }

  private static Phrase smallPrint(BudgetAlert alert) {
    long episode =
        switch (alert) {
          case Firing firing -> firing.episode();
          case Resolved resolved -> resolved.episode();
        };
    return Phrase.of("Plan ")
        .name(alert.planId(), MAX_NAME)
        .then(", crossing " + episode + " of this budget");
  }
}
