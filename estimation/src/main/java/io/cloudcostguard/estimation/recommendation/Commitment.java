package io.cloudcostguard.estimation.recommendation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// An offer to pay for a term, used or not, against paying by the hour: a reservation, a savings
/// plan, committed use. What is paid at once is spread over the term, so that no offer looks free.
///
/// @param onDemand price of an hour without the offer
/// @param upfront what is paid at once
/// @param hourly what is paid for each hour of the term besides
/// @param years of the term
public record Commitment(BigDecimal onDemand, BigDecimal upfront, BigDecimal hourly, int years) {

  private static final MathContext EXACT = MathContext.DECIMAL64;
  private static final BigDecimal HOURS_PER_YEAR = BigDecimal.valueOf(8_760);
  private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(730);
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  /// @throws IllegalArgumentException if it is no offer
  public Commitment {
    if (onDemand.signum() <= 0 || upfront.signum() < 0 || hourly.signum() < 0 || years < 1) {
      throw new IllegalArgumentException(
          "An offer has a price of an hour on demand, no negative fee, and a term of a year or more.");
    }
  }

  /// What an hour of the term costs in all.
  public BigDecimal effective() {
    return upfront.divide(HOURS_PER_YEAR.multiply(BigDecimal.valueOf(years)), EXACT).add(hourly);
  }

  /// The part of the term that has to be used for the offer to cost no more: above 1, it never
  /// does.
  public BigDecimal breakEven() {
    return effective().divide(onDemand, EXACT);
  }

  /// The month in which what was paid at once has come back, where all is used; null: never, or
  /// there is nothing to come back.
  public @Nullable BigDecimal paybackMonth() {
    BigDecimal won = onDemand.subtract(hourly);
    return won.signum() <= 0 || upfront.signum() == 0
        ? null
        : upfront.divide(HOURS_PER_MONTH.multiply(won), EXACT);
  }

  /// Until which month to pay by the hour costs less, if it is not needed any more from then on.
  public BigDecimal regretFreeMonth() {
    return breakEven().multiply(MONTHS).multiply(BigDecimal.valueOf(years));
  }

  /// What it saves a month, negative where it costs more.
  ///
  /// @param used the part of the hours that is used
  public BigDecimal monthlySaving(BigDecimal used) {
    return onDemand.multiply(used).subtract(effective()).multiply(HOURS_PER_MONTH);
  }

  /// When it is regretted, as a condition.
  String untilWhen() {
    int months = years * MONTHS.intValue();
    return "it is needed beyond month %s of %d: given up before, on demand would have cost less"
        .formatted(regretFreeMonth().setScale(1, RoundingMode.CEILING).toPlainString(), months);
  }
}
