package io.cloudcostguard.estimation.actual;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The values of a usage file that a bill tells: what a resource used in the billed hours, scaled
/// to 730.
///
/// A value is learned where one usage key of the resource has the unit, and one line of the bill.
/// Where there are more, the bill does not say which is which: they are named, and no value is
/// guessed.
///
/// @param values by address and key
/// @param open what a person has to decide, in sentences
public record LearnedUsage(Map<String, Map<String, BigDecimal>> values, List<String> open) {

  private static final int MOST_OPEN = 1_000;
  private static final BigDecimal HOURS = BigDecimal.valueOf(730);

  /// A key alone, in a sentence of a line that lacks its usage, or with where it comes from.
  private static final Pattern KEY = Pattern.compile("([a-z][a-z0-9_]*)(?: \\(usage\\))?");

  /// What bills and plans call one unit.
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("gb", "gb"),
          Map.entry("gigabytes", "gb"),
          Map.entry("gbs", "gb"),
          Map.entry("gb-mo", "gb"),
          Map.entry("gb-month", "gb"),
          Map.entry("gb-months", "gb"),
          Map.entry("gibibyte month", "gb"),
          Map.entry("gibibyte", "gb"),
          Map.entry("request", "requests"),
          Map.entry("requests", "requests"),
          Map.entry("api requests", "requests"),
          Map.entry("count", "requests"),
          Map.entry("hour", "hours"),
          Map.entry("hours", "hours"),
          Map.entry("hrs", "hours"));

  /// Learns from a bill.
  public static final class Learning {

    private final Map<String, List<BilledUsage>> billed = new HashMap<>();
    private final long hours;
    private final Map<String, Map<String, BigDecimal>> values = new TreeMap<>();
    private final List<String> open = new ArrayList<>();

    /// Of a bill.
    ///
    /// @param hours that are billed
    public Learning(List<BilledUsage> bill, long hours) {
      this.hours = hours;
      bill.forEach(usage ->
          billed
              .computeIfAbsent(usage.address() + " " + unit(usage.unit()), _ -> new ArrayList<>())
              .add(usage));
    }

    /// Takes the usage keys of a plan.
    public void read(PlanEstimated plan) {
      plan.resources().forEach(this::read);
    }

    private void read(ResourceEstimate resource) {
      Map<String, List<String>> keys = new TreeMap<>();
      for (ComponentEstimate component : resource.components()) {
        String key = key(component.after());
        if (key != null) {
          List<String> same = keys.computeIfAbsent(unit(component.unit()), _ -> new ArrayList<>());
          if (!same.contains(key)) {
            same.add(key);
          }
        }
      }
      keys.forEach((unit, same) -> learn(resource.address(), unit, same));
    }

    private void learn(String address, String unit, List<String> keys) {
      List<BilledUsage> lines = billed.getOrDefault(address + " " + unit, List.of());
      if (lines.isEmpty() || hours == 0) {
        return;
      }
      if (keys.size() == 1 && lines.size() == 1) {
        values
            .computeIfAbsent(address, _ -> new TreeMap<>())
            .put(keys.getFirst(), scaled(lines.getFirst().quantity()));
      } else if (open.size() < MOST_OPEN) {
        open.add(
            "%s: %s in %s may be %s"
                .formatted(
                    address,
                    String.join(
                        ", ",
                        lines.stream()
                            .map(line ->
                                "%s of '%s'"
                                    .formatted(
                                        line.quantity().stripTrailingZeros().toPlainString(),
                                        line.description()))
                            .toList()),
                    unit,
                    String.join(" or ", keys)));
      }
    }

    /// Without an exponent: it is written into a file.
    private BigDecimal scaled(BigDecimal quantity) {
      BigDecimal monthly =
          quantity
              .multiply(HOURS)
              .divide(BigDecimal.valueOf(hours), 3, RoundingMode.HALF_EVEN)
              .stripTrailingZeros();
      return monthly.scale() < 0 ? monthly.setScale(0) : monthly;
    }

    private static @Nullable String key(@Nullable LineItem line) {
      String text =
          switch (line) {
            case LineItem.DependsOnUsage usage -> usage.usage();
            case LineItem.Priced priced when priced.usageBased() -> priced.quantityFrom();
            case LineItem.Priced _, LineItem.NotPriced _ -> "";
            case null -> "";
          };
      Matcher key = KEY.matcher(text);
      return key.matches() ? key.group(1) : null;
    }

    private static String unit(String unit) {
      String lower = unit.toLowerCase(Locale.ROOT).strip();
      return UNITS.getOrDefault(lower, lower);
    }

    /// What was learned so far.
    public LearnedUsage learned() {
      return new LearnedUsage(values, open);
    }
  }
}
