package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Change;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.budget.AlertDetails;
import io.cloudcostguard.schemas.budget.AlertDetails.CostMover;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetAlert.Firing;
import io.cloudcostguard.schemas.budget.BudgetAlert.Resolved;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Stories about budgets.
final class AlertStory {

  private static final int MAX_NAME = 100;
  private static final int MAX_MOVERS = 3;

  /// All movers are in the currency of the estimates.
  private static final String USD = "USD";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private AlertStory() {}

  static Story of(BudgetAlert alert, Links links) {
    AlertDetails details = alert.details();
    return new Story(
        tone(alert),
        Phrase.of(headline(alert)),
        subject(alert),
        where(alert),
        Bar.of(alert.planned(), alert.monthlyLimit().amount()),
        null,
        facts(alert),
        warnings(alert),
        details == null ? List.of() : movers(details.movers()),
        0,
        smallPrint(alert),
        links.estimate(alert.planId()),
        details == null || details.prices() == null
            ? List.of()
            : List.of(
                new Section(
                    "Prices that moved", NewsStory.moves(details.prices().top(MAX_MOVERS)), 0)),
        null);
  }

  /// A project's own budget is called as the project is.
  private static String subject(BudgetAlert alert) {
    AlertDetails details = alert.details();
    if (details == null || isOfProject(alert)) {
      return alert.project();
    }
    return details.instance() == null
        ? details.budget()
        : details.budget() + " / " + details.instance();
  }

  private static boolean isOfProject(BudgetAlert alert) {
    return alert.budgetId().equals(Budget.idOf(alert.tenant(), alert.project()));
  }

  private static Phrase where(BudgetAlert alert) {
    AlertDetails details = alert.details();
    Phrase where;
    if (details != null && !isOfProject(alert)) {
      where = Phrase.of("Budget ").name(details.budget(), MAX_NAME);
      if (details.instance() != null) {
        where = where.then(" of ").name(details.instance(), MAX_NAME);
      }
      if (!alert.project().equals(BudgetAlert.NONE)) {
        where = where.then(", project ").name(alert.project(), MAX_NAME);
      }
    } else {
      where = Phrase.of("Project ").name(alert.project(), MAX_NAME);
    }
    if (details == null) {
      return where;
    }
    if (details.workspace() != null) {
      where = where.then(", workspace ").name(details.workspace(), MAX_NAME);
    }
    PlanSource source = details.source();
    if (source != null && source.pullRequest() != null) {
      where = where.then(", pull request ");
      where =
          (source.repository() == null ? where : where.name(source.repository(), MAX_NAME))
              .then("#" + source.pullRequest());
    }
    if (source != null && source.branch() != null) {
      where = where.then(", branch ").name(source.branch(), MAX_NAME);
    }
    return details.author() == null
        ? where
        : where.then(", submitted by ").name(details.author(), MAX_NAME);
  }

  private static List<Change> movers(List<CostMover> movers) {
    MoneyFormat money = new MoneyFormat(USD);
    return movers.stream()
        .limit(MAX_MOVERS)
        .map(mover ->
            new Change(
                mover.address(),
                mover.delta().signum() < 0 ? "falls" : "rises",
                money.change(mover.delta())))
        .toList();
  }

  private static Tone tone(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          switch (firing.cause()) {
            case EXCEEDED -> isLimit(alert) ? Tone.BAD : Tone.WARNING;
            case INCOMPLETE -> Tone.WARNING;
          };
      case Resolved _ -> Tone.GOOD;
    };
  }

  static String headline(BudgetAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    boolean isReminder = alert.details() != null && alert.details().trigger() == Trigger.REMINDER;
    return (isReminder ? "Reminder: " : "")
        + what(alert)
        + ": "
        + planned(alert, money)
        + (isOpen(alert) ? " with all open proposals, of " : " planned of ")
        + money.of(alert.monthlyLimit().amount());
  }

  private static boolean isOpen(BudgetAlert alert) {
    return alert.details() != null && alert.details().metric() == Metric.OPEN;
  }

  /// Whether what was crossed is the limit itself, or more.
  private static boolean isLimit(BudgetAlert alert) {
    AlertDetails details = alert.details();
    return details == null || details.limit().compareTo(alert.monthlyLimit().amount()) >= 0;
  }

  private static String what(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          switch (firing.cause()) {
            case EXCEEDED ->
                isLimit(alert)
                    ? isOpen(alert) ? "Open proposals exceed the budget" : "Budget exceeded"
                    : "Budget above " + threshold(alert);
            case INCOMPLETE -> "Budget cannot be checked";
          };
      case Resolved resolved ->
          switch (resolved.cause()) {
            case EXCEEDED ->
                isLimit(alert) ? "Budget kept again" : "Budget no longer above " + threshold(alert);
            case INCOMPLETE -> "Budget can be checked again";
          };
    };
  }

  /// As a share of the limit.
  private static String threshold(BudgetAlert alert) {
    AlertDetails details = alert.details();
    String percent =
        details == null
            ? null
            : MoneyFormat.percent(details.limit(), alert.monthlyLimit().amount());
    return percent == null ? "a threshold" : percent;
  }

  private static List<Fact> facts(BudgetAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    BigDecimal left = alert.monthlyLimit().amount().subtract(alert.planned());
    AlertDetails details = alert.details();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Monthly limit", money.of(alert.monthlyLimit().amount())));
    facts.add(new Fact(isOpen(alert) ? "Open" : "Planned", planned(alert, money)));
    facts.add(
        left.signum() < 0
            ? new Fact("Over", money.of(left.negate()))
            : new Fact("Left", left(alert, money, left)));
    if (details != null && details.limit().compareTo(alert.monthlyLimit().amount()) != 0) {
      facts.add(new Fact("Threshold", threshold(alert) + " (" + money.of(details.limit()) + ")"));
    }
    facts.add(new Fact("Cause", cause(alert)));
    if (details != null) {
      facts.add(new Fact("Happened", moment(details.at())));
    }
    return facts;
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
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
    String cause =
        switch (alert) {
          case Firing firing ->
              firing.cause() == Cause.EXCEEDED
                  ? "planned cost above the limit"
                  : "not everything has a price";
          case Resolved resolved ->
              resolved.cause() == Cause.EXCEEDED
                  ? "planned cost within the limit"
                  : "everything has a price";
        };
    AlertDetails details = alert.details();
    return details == null
        ? cause
        : switch (details.trigger()) {
          case PLAN -> "a plan";
          case APPLY -> "a plan was applied or merged";
          case WITHDRAWAL -> "a plan was withdrawn, closed or expired";
          case PRICE_CHANGE ->
              details.prices() == null
                  ? "prices changed"
                  : "prices changed (catalogue version " + details.prices().version() + ")";
          case BUDGET_CHANGE -> "the budget was changed";
          case PERIOD_END -> "a month with another limit began";
          case REMINDER -> "a reminder: it still fires";
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
    String crossing = "crossing " + episode + " of this budget";
    if (alert.planId().equals(BudgetAlert.NONE)) {
      return Phrase.of(crossing);
    }
    Phrase print = Phrase.of("Plan ").name(alert.planId(), MAX_NAME);
    AlertDetails details = alert.details();
    return details != null && details.source() != null && details.source().commit() != null
        ? print.then(", commit ").name(details.source().commit(), MAX_NAME).then(", " + crossing)
        : print.then(", " + crossing);
  }
}
