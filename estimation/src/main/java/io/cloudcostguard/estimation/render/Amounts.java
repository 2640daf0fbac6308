package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as people read them, in US dollars: `$1,204.10`, `+$690.90`. Unit prices and quantities
/// keep all their digits.
public final class Amounts {

  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  private static final Pattern PLURAL = Pattern.compile("(?<![A-Za-z])[a-z]{2,40}+(?<=[^s]s)$");
  private static final Pattern ABBREVIATIONS = Pattern.compile("[A-Z]{2}s$");
  private static final Pattern SIBILANT = Pattern.compile("(?:ss|ch|sh|x)es$");

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
    if (percent == null) {
      return "";
    }
    return percent.signum() == 0
        ? "less than 0.1 %"
        : (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
  }

  static String quantity(BigDecimal quantity) {
    DecimalFormat format = new DecimalFormat("#,##0.####", SYMBOLS);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(quantity);
  }

  /// What one unit costs, with all its digits; where that is very little, what a thousand or a
  /// million cost: `$0.352`, `$0.20 per million`.
  static String unitPrice(BigDecimal price) {
    Scale scale = Scale.of(price);
    return scale.of == 1 ? digits(price) : digits(scale.times(price)) + " per " + scale.word;
  }

  /// The same with its unit: `$0.352 per hour`, `$0.20 per million requests`.
  static String unitPrice(BigDecimal price, String unit) {
    Scale scale = Scale.of(price);
    return scale.of == 1
        ? digits(price) + " per " + singular(unit)
        : digits(scale.times(price)) + " per " + scale.word + " " + unit;
  }

  /// What a unit costs, or how many tiers there are.
  static String unitPrice(LineItem.Priced priced) {
    return priced.charges().size() == 1
        ? unitPrice(priced.charges().getFirst().unitPrice())
        : priced.charges().size() + " tiers";
  }

  /// What a unit costs where the quantity is not known; a first step that is free is said as such.
  static String unitPrice(List<Tier> tiers, String unit) {
    Tier first = tiers.getFirst();
    if (first.price().signum() == 0 && tiers.size() > 1) {
      Tier second = tiers.get(1);
      return "%s after %s free".formatted(unitPrice(second.price(), unit), quantity(second.from()));
    }
    return unitPrice(first.price(), unit);
  }

  /// How many units a price is told for.
  private enum Scale {
    ONE(1, ""),
    THOUSAND(1_000, "1,000"),
    MILLION(1_000_000, "million"),
    BILLION(1_000_000_000, "billion");

    private static final BigDecimal READABLE = new BigDecimal("0.001");

    private final int of;
    private final String word;

    Scale(int of, String word) {
      this.of = of;
      this.word = word;
    }

    private static Scale of(BigDecimal price) {
      if (price.signum() == 0) {
        return ONE;
      }
      return Arrays.stream(values())
          .filter(scale -> scale.times(price).compareTo(READABLE) >= 0)
          .findFirst()
          .orElse(BILLION);
    }

    private BigDecimal times(BigDecimal price) {
      return price.multiply(BigDecimal.valueOf(of));
    }
  }

  /// All digits, and at least cents.
  private static String digits(BigDecimal price) {
    BigDecimal shortest = price.stripTrailingZeros();
    return "$" + (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
  }

  /// A unit as its quantity asks for it: `1 key`, `2 keys`.
  static String unit(BigDecimal quantity, String unit) {
    return quantity.compareTo(BigDecimal.ONE) == 0 ? singular(unit) : unit;
  }

  /// A unit without its plural: `request` of `requests`, `query` of `queries`, `vCPU-hour` of
  /// `vCPU-hours`; `GB`, `IOPS` and `MBps` are both.
  static String singular(String unit) {
    if (ABBREVIATIONS.matcher(unit).find()) {
      return unit.substring(0, unit.length() - 1);
    }
    Matcher word = PLURAL.matcher(unit);
    if (!word.find()) {
      return unit;
    }
    String plural = word.group();
    String stem = unit.substring(0, word.start());
    if (plural.endsWith("ies")) {
      return stem + plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.endsWith("yses")) {
      return stem + plural.substring(0, plural.length() - 2) + "is";
    }
    return stem + plural.substring(0, plural.length() - (SIBILANT.matcher(plural).find() ? 2 : 1));
  }

  /// A number with its noun: `1 resource`, `2 resources`.
  static String count(int count, String nouns) {
    return count == 1 ? "1 " + singular(nouns) : "%,d %s".formatted(count, nouns);
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
