package io.cloudcostguard.schemas.estimate;

import java.time.LocalDate;

/// Tells how old the prices are that made an estimate: the first and the last day from which one of
/// them is effective, as its source dates it.
public record PriceDates(LocalDate oldest, LocalDate newest) {

  /// With a price of another day.
  public PriceDates with(LocalDate day) {
    return new PriceDates(day.isBefore(oldest) ? day : oldest, day.isAfter(newest) ? day : newest);
  }

  /// In words: `2025-06-18`, `2024-02-01 to 2025-06-18`.
  public String text() {
    return oldest.equals(newest) ? oldest.toString() : oldest + " to " + newest;
  }
}
