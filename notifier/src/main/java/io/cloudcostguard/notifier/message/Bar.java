package io.cloudcostguard.notifier.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The planned part of a budget, as a bar.
///
/// @param percent e.g. `76.0 %`; null where there is no whole
/// @param full how many of [#LENGTH] parts are filled
public record Bar(@Nullable String percent, int full) {

  public static final int LENGTH = 20;

  public static Bar of(BigDecimal planned, BigDecimal limit) {
    String percent = MoneyFormat.percent(planned, limit);
    if (percent == null) {
      return new Bar(null, LENGTH);
    }
    BigDecimal full =
        planned
            .multiply(BigDecimal.valueOf(LENGTH))
            .divide(limit, 0, RoundingMode.DOWN)
            .max(BigDecimal.ZERO)
            .min(BigDecimal.valueOf(LENGTH));
    return new Bar(percent, full.intValue());
  }

  /// The bar itself, in characters.
  public String blocks() {
    return "█".repeat(full) + "░".repeat(LENGTH - full);
  }

  /// With a space before it; empty where there is none.
  public String percentAfterIt() {
    return percent == null ? "" : " " + percent;
  }
}
