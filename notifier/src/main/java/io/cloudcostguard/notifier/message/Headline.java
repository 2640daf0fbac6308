package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Totals;
import org.jspecify.annotations.Nullable;

/// The headline of an estimate: one sentence with the change and the total, as far as known.
final class Headline {

  private Headline() {}

  static String of(EstimateSummary estimate) {
    MoneyFormat money = new MoneyFormat(estimate.currency());
    if (!estimate.deltaComplete()) {
      return incomplete(estimate, money);
    }
    String total = total(estimate.after(), money);
    if (estimate.delta().signum() == 0) {
      return "Monthly cost unchanged" + (total == null ? "" : ": " + total);
    }
    return "Monthly cost "
        + money.change(estimate.delta())
        + inBrackets(percent(estimate))
        + (total == null ? "" : " to " + total);
  }

  /// A total, or its lower bound; null when nothing of it is known.
  static @Nullable String total(Totals totals, MoneyFormat money) {
    if (totals.complete()) {
      return money.of(totals.known());
    }
    return totals.known().signum() == 0 ? null : "at least " + money.of(totals.known());
  }

  private static String incomplete(EstimateSummary estimate, MoneyFormat money) {
    String without = Words.count(estimate.withoutDelta(), "resource") + " without a price";
    return estimate.delta().signum() == 0
        ? "Change of monthly cost not known: " + without
        : "Monthly cost " + money.change(estimate.delta()) + ", not counting " + without;
  }

  /// The change in percent of the cost before; null when one of them is not known.
  static @Nullable String percent(EstimateSummary estimate) {
    if (!estimate.before().complete() || !estimate.deltaComplete()) {
      return null;
    }
    String percent = MoneyFormat.percent(estimate.delta(), estimate.before().known());
    return percent == null ? null : (estimate.delta().signum() > 0 ? "+" : "") + percent;
  }

  private static String inBrackets(@Nullable String percent) {
    return percent == null ? "" : " (" + percent + ")";
  }
}
