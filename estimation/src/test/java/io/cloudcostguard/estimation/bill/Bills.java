package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes an estimate as text that a human can check line by line.
final class Bills {

  static String text(PlanEstimated estimate) {
    StringBuilder text = new StringBuilder();
    for (ResourceEstimate resource : estimate.resources()) {
      if (resource.state() == ResourceEstimate.State.FREE) {
        continue;
      }
      text.append(
          "%s  [%s, %s]  %s -> %s%n"
              .formatted(
                  resource.address(),
                  resource.region(),
                  resource.state(),
                  money(resource.beforeSum()),
                  money(resource.afterSum())));
      for (ComponentEstimate component : resource.components()) {
        String name = component.fullName();
        if (component.before() != null && !component.before().equals(component.after())) {
          text.append("  before  ").append(line(name, component.unit(), component.before()));
        }
        if (component.after() != null) {
          text.append("  ").append(line(name, component.unit(), component.after()));
        }
      }
    }
    text.append(
        "total  %s -> %s%n"
            .formatted(money(estimate.before().known()), money(estimate.after().known())));
    return text.toString();
  }

  private static String line(String name, String unit, LineItem item) {
    return switch (item) {
      case LineItem.Priced priced ->
          "%s: %s %s x %s = %s  <%s>  %s%n"
              .formatted(
                  name,
                  priced.quantity().stripTrailingZeros().toPlainString(),
                  unit,
                  priced.charges().size() == 1
                      ? priced.charges().getFirst().unitPrice().toPlainString()
                      : priced.charges().stream()
                          .map(c ->
                              c.quantity().stripTrailingZeros().toPlainString()
                                  + "@"
                                  + c.unitPrice().toPlainString())
                          .toList(),
                  money(priced.monthlyCost()),
                  priced.price(),
                  priced.quantityFrom());
      case LineItem.DependsOnUsage(var key, var usage, var tiers, _) ->
          "%s: depends on usage %s, %s per %s  <%s>%n"
              .formatted(name, usage, tiers.getFirst().price().toPlainString(), unit, key);
      case LineItem.NotPriced(_, var reason, _) -> "%s: NOT PRICED, %s%n".formatted(name, reason);
    };
  }

  private static String money(Sum sum) {
    return sum == null ? "-" : money(sum.known());
  }

  private static String money(BigDecimal amount) {
    return amount == null ? "-" : amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private Bills() {}
}
