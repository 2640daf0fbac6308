package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.bill.BillEvent.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Stories about budgets that a bill, or its forecast, passes.
final class BillStory {

  private static final int MAX_NAME = 100;

  private BillStory() {}

  static Story of(BillAlert alert) {
    return new Story(
        tone(alert),
        Phrase.of(headline(alert)),
        subject(alert),
        where(alert),
        Bar.of(compared(alert), alert.monthlyLimit().amount()),
        null,
        facts(alert),
        List.of(),
        List.of(),
        0,
        Phrase.of("Told once for this month and threshold"),
        null);
  }

  /// What passes the threshold.
  static BigDecimal compared(BillAlert alert) {
    return alert.kind() == Kind.FORECAST && alert.forecast() != null
        ? alert.forecast()
        : alert.billed();
  }

  static String subject(BillAlert alert) {
    return alert.instance() == null ? alert.budget() : alert.budget() + " / " + alert.instance();
  }

  static String headline(BillAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    String limit = money.of(alert.monthlyLimit().amount());
    return switch (alert.kind()) {
      case ACTUAL ->
          "%s: %s billed of %s in %s"
              .formatted(
                  isLimit(alert) ? "Bill exceeds the budget" : "Bill above " + threshold(alert),
                  money.of(alert.billed()),
                  limit,
                  alert.month());
      case FORECAST ->
          "%s: about %s of %s in %s"
              .formatted(
                  isLimit(alert)
                      ? "Bill will exceed the budget"
                      : "Bill will be above " + threshold(alert),
                  money.of(compared(alert)),
                  limit,
                  alert.month());
    };
  }

  private static boolean isLimit(BillAlert alert) {
    return alert.limit().compareTo(alert.monthlyLimit().amount()) >= 0;
  }

  /// As a share of the limit.
  private static String threshold(BillAlert alert) {
    String percent = MoneyFormat.percent(alert.limit(), alert.monthlyLimit().amount());
    return percent == null ? "a threshold" : percent;
  }

  private static Tone tone(BillAlert alert) {
    return alert.kind() == Kind.ACTUAL && isLimit(alert) ? Tone.BAD : Tone.WARNING;
  }

  private static Phrase where(BillAlert alert) {
    Phrase where = Phrase.of("Budget ").name(alert.budget(), MAX_NAME);
    if (alert.instance() != null) {
      where = where.then(" of ").name(alert.instance(), MAX_NAME);
    }
    return alert.project() == null || alert.project().equals(alert.budget())
        ? where
        : where.then(", project ").name(alert.project(), MAX_NAME);
  }

  private static List<Fact> facts(BillAlert alert) {
    MoneyFormat money = new MoneyFormat(alert.monthlyLimit().currency());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Monthly limit", money.of(alert.monthlyLimit().amount())));
    facts.add(new Fact("Billed", money.of(alert.billed())));
    if (alert.through() != null) {
      facts.add(new Fact("In full until", alert.through().toString()));
    }
    facts.add(
        new Fact("Forecast", alert.forecast() == null ? "not known" : money.of(alert.forecast())));
    if (alert.low() != null && alert.high() != null) {
      facts.add(
          new Fact("19 of 20 times", money.of(alert.low()) + " to " + money.of(alert.high())));
    }
    if (alert.limit().compareTo(alert.monthlyLimit().amount()) != 0) {
      facts.add(new Fact("Threshold", threshold(alert) + " (" + money.of(alert.limit()) + ")"));
    }
    return facts;
  }
}
