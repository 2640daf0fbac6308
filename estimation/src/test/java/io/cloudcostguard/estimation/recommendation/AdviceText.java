package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.recommendation.CounterBill;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.util.stream.Collectors;

/// Writes recommendations with their arithmetic, so that a human can check each.
final class AdviceText {

  static String text(PlanAdvised advised) {
    StringBuilder text = new StringBuilder();
    for (Recommendation one : advised.recommendations()) {
      text.append(
          "%s %s  %s%n  because %s%n"
              .formatted(
                  one.together() ? "*" : "-",
                  one.rule(),
                  String.join(", ", one.resources()),
                  one.because()));
      one.changes()
          .forEach(change ->
              text.append(
                  change.attribute() == null
                      ? "  change  %s %s%n"
                          .formatted(
                              change.address(), change.to() == null ? "removed" : change.to())
                      : "  change  %s %s: %s -> %s%n"
                          .formatted(
                              change.address(), change.attribute(), change.from(), change.to())));
      for (CounterBill bill : one.proof()) {
        for (ComponentEstimate line : bill.lines()) {
          text.append("  before  ").append(line(bill, line, line.before()));
          text.append("  after   ").append(line(bill, line, line.after()));
        }
      }
      Saving saving = one.saving();
      text.append("  saving  %s %s".formatted(saving.kind(), plain(saving.monthly())));
      Saving.BreakEven even = saving.breakEven();
      if (even != null) {
        text.append(
            ", %s %s %s, e.g. %s at %s"
                .formatted(
                    even.above() ? "from" : "up to",
                    even.at().toPlainString(),
                    even.quantity(),
                    plain(even.exampleSaving()),
                    even.example().toPlainString()));
      }
      text.append('\n');
      saving.conditions().forEach(condition -> text.append("  if %s%n".formatted(condition)));
    }
    text.append("together %s%n".formatted(plain(advised.together())));
    advised
        .dropped()
        .forEach(dropped ->
            text.append(
                "dropped %s %s: %s%n"
                    .formatted(dropped.rule(), dropped.address(), dropped.reason())));
    return text.toString();
  }

  private static String line(CounterBill bill, ComponentEstimate line, LineItem item) {
    String name = bill.address() + " " + line.fullName();
    return switch (item) {
      case null -> "%s: none%n".formatted(name);
      case LineItem.Priced priced ->
          "%s: %s = %s  <%s>%n"
              .formatted(
                  name,
                  priced.charges().stream()
                      .map(charge ->
                          "%s x %s".formatted(plain(charge.quantity()), plain(charge.unitPrice())))
                      .collect(Collectors.joining(" + ")),
                  plain(priced.monthlyCost()),
                  priced.price());
      case LineItem.DependsOnUsage(var key, var usage, var tiers, _) ->
          "%s: %s per unit, depends on %s  <%s>%n"
              .formatted(name, plain(tiers.getFirst().price()), usage, key);
      case LineItem.NotPriced(_, var reason, _) -> "%s: NOT PRICED, %s%n".formatted(name, reason);
    };
  }

  private static String plain(java.math.BigDecimal amount) {
    return amount == null
        ? "unknown"
        : amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private AdviceText() {}
}
