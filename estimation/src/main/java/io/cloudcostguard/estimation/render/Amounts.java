package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.LineItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Amounts as people read them, in US dollars: `$1,204.10`, `+$690.90`. Unit prices and quantities
/// keep all their digits.
public final class Amounts {

  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  public static String money(@Nullable BigDecimal amount) {
    return amount == null ? "-" : sign(amount) + "$" + cents(amount.abs());
  }

  /// With its sign, also when positive.
  public static String change(@Nullable BigDecimal amount) {
    return amount == null ? "unknown" : (amount.signum() > 0 ? "+" : "") + money(amount);
  }

  /// The growth from `before`, e.g. `+57.4 %`; empty when there was nothing before.
  static String percent(BigDecimal before, BigDecimal delta) {
    if (before.signum() == 0) {
      return "";
    }
    BigDecimal percent =
        delta.multiply(BigDecimal.valueOf(100)).divide(before, 1, RoundingMode.HALF_EVEN);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
  }

  static String quantity(BigDecimal quantity) {
    DecimalFormat format = new DecimalFormat("#,##0.####", SYMBOLS);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(quantity);
  }

  static String unitPrice(BigDecimal price) {
    return "$" + price.stripTrailingZeros().toPlainString();
  }

  /// What a unit costs, or how many tiers there are.
  static String unitPrice(LineItem.Priced priced) {
    return priced.charges().size() == 1
        ? unitPrice(priced.charges().getFirst().unitPrice())
        : priced.charges().size() + " tiers";
  }

  /// A unit without its plural, where that is plain: `request` of `requests`, `GB` of `GB`.
  static String singular(String unit) {
    return unit.endsWith("s") && unit.equals(unit.toLowerCase(Locale.ROOT))
        ? unit.substring(0, unit.length() - 1)
        : unit;
  }

  private static String cents(BigDecimal amount) {
    DecimalFormat format = new DecimalFormat("#,##0.00", SYMBOLS);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(amount);
  }

  private static String sign(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).signum() < 0 ? "-" : "";
  }

  private Amounts() {}
}
