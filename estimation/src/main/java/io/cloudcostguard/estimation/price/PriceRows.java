package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Puts the rows of a CSV price book together to prices: one row per tier, the tiers of a price one
/// after another; a row at tier 0 begins a price.
final class PriceRows {

  private static final int LONGEST = 120;

  private final CsvPriceBook.Sink sink;
  private final List<Row> price = new ArrayList<>();

  PriceRows(CsvPriceBook.Sink sink) {
    this.sink = sink;
  }

  /// A tier.
  record Row(
      long line,
      PriceKey key,
      String unit,
      Tier tier,
      String currency,
      LocalDate effectiveFrom,
      String source) {

    /// Whether another price than the one that `first` began begins here.
    private boolean beginsAfter(Row first) {
      if (!key.equals(first.key) || tier.from().signum() == 0) {
        return true;
      }
      if (!unit.equals(first.unit) || !currency.equals(first.currency)) {
        throw new IllegalArgumentException(
            "Line %d of the price book: a tier in %s per %s of a price in %s per %s"
                .formatted(line, currency, unit, first.currency, first.unit));
      }
      return false;
    }
  }

  void add(Row row) {
    if (!price.isEmpty() && row.beginsAfter(price.getFirst())) {
      end();
    }
    price.add(row);
  }

  /// No more tiers of the last price.
  void end() {
    if (!price.isEmpty()) {
      Row first = price.getFirst();
      sink.accept(first.key(), price(first), first.line());
      price.clear();
    }
  }

  private Price price(Row first) {
    try {
      return new Price(
          first.unit(),
          first.currency(),
          price.stream().map(Row::tier).toList(),
          first.effectiveFrom(),
          first.source());
    } catch (RuntimeException e) {
      throw malformed(first.line(), e);
    }
  }

  /// What it quotes may be as long as the file; and it is told once, so that it has no cause.
  static IllegalArgumentException malformed(long line, RuntimeException e) {
    String why = String.valueOf(e.getMessage());
    return new IllegalArgumentException(
        "Line %d of the price book: %s"
            .formatted(line, why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why));
  }
}
