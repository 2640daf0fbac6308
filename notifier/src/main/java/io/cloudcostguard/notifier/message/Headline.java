package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Sum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The headline of an estimate: one sentence with the change and the total, as far as known.
final class Headline {

  private Headline() {}

  static String of(EstimateSummary estimate) {
    MoneyFormat money = new MoneyFormat(estimate.currency());
    Sum change = estimate.change();
    String total = total(estimate.afterSum(), money);
    if (change.isUnknown() || change.isOpenFall()) {
      return "Change of monthly cost " + change.text(money::change) + without(estimate);
    }
    if (!change.mayBeSomething()) {
      return "Monthly cost unchanged" + (total == null ? "" : ": " + total);
    }
    return "Monthly cost "
        + change.text(money::change)
        + inBrackets(percent(estimate))
        + (total == null ? "" : " to " + total);
  }

  /// A total, or its bound; null when nothing of it is known.
  static @Nullable String total(Sum sum, MoneyFormat money) {
    return sum.isUnknown() ? null : sum.text(money::of);
  }

  private static String without(EstimateSummary estimate) {
    return estimate.withoutDelta() == 0
        ? ""
        : ": " + Words.count(estimate.withoutDelta(), "resource") + " without a price";
  }

  /// The change in percent of the cost before; null when one of them is not known.
  static @Nullable String percent(EstimateSummary estimate) {
    BigDecimal percent = estimate.change().percentOf(estimate.beforeSum());
    return percent == null
        ? null
        : (percent.signum() > 0 ? "+" : "") + MoneyFormat.percent(percent);
  }

  private static String inBrackets(@Nullable String percent) {
    return percent == null ? "" : " (" + percent + ")";
  }
}
