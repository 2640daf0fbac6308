package io.cloudcostguard.pricing.source.azure;

import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// The tiers of one product, as its items bring them: in any order, in several pages, and again.
final class Tiers {

  private final String unit;
  private final String currency;
  private final List<Step> steps = new ArrayList<>(1);

  Tiers(String unit, String currency) {
    this.unit = unit;
    this.currency = currency;
  }

  /// @param from in units
  /// @param price of a unit
  /// @param since the day it became effective
  record Step(BigDecimal from, BigDecimal price, LocalDate since) {

    boolean costsAs(Step other) {
      return price.compareTo(other.price) == 0;
    }
  }

  /// Adds a tier. Of two at one beginning, the one that became effective later is the price; if
  /// they came on one day with two prices, it is not known.
  void add(Step step) {
    steps.removeIf(other -> sameBeginning(step, other) && other.since().isBefore(step.since()));
    boolean found =
        steps.stream()
            .anyMatch(other ->
                sameBeginning(step, other)
                    && (other.since().isAfter(step.since()) || other.costsAs(step)));
    if (!found) {
      steps.add(step);
    }
  }

  boolean isPer(String otherUnit, String otherCurrency) {
    return unit.equals(otherUnit) && currency.equals(otherCurrency);
  }

  /// The price; two or more where a tier has two or more prices.
  ///
  /// @throws IllegalArgumentException if no tier begins at 0
  List<Price> prices(String source) {
    TreeMap<BigDecimal, List<Step>> byBeginning = new TreeMap<>();
    for (Step step : steps) {
      byBeginning.computeIfAbsent(step.from(), _ -> new ArrayList<>(1)).add(step);
    }
    int most = byBeginning.values().stream().mapToInt(List::size).max().orElseThrow();
    List<Price> prices = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      prices.add(price(choice(byBeginning.values(), i), source));
    }
    return prices;
  }

  private static List<Step> choice(Collection<List<Step>> alternatives, int number) {
    return alternatives.stream()
        .map(steps -> steps.get(Math.min(number, steps.size() - 1)))
        .toList();
  }

  private Price price(List<Step> chosen, String source) {
    return new Price(
        unit,
        currency,
        chosen.stream().map(step -> new Tier(step.from(), step.price())).toList(),
        chosen.stream().map(Step::since).max(LocalDate::compareTo).orElseThrow(),
        source);
  }

  private static boolean sameBeginning(Step a, Step b) {
    return a.from().compareTo(b.from()) == 0;
  }
}
