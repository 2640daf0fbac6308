package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.Sum;
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

  public static String money(BigDecimal amount) {
    return sign(amount) + "$" + cents(amount.abs());
  }

  /// With its sign, also when positive.
  public static String change(BigDecimal amount) {
    return (amount.signum() > 0 ? "+" : "") + money(amount);
  }

  /// What a side costs, as far as known: `-` where there is no such side.
  public static String money(@Nullable Sum sum) {
    return sum == null ? "-" : sum.text(Amounts::money);
  }

  /// What changes, as far as known.
  public static String change(Sum sum) {
    return sum.text(Amounts::change);
  }

  /// The growth from `before`, e.g. `+57.4 %`; empty where there is none that is known.
  public static String percent(Sum before, Sum change) {
    BigDecimal percent = change.percentOf(before);
    return percent == null
        ? ""
        : (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
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
