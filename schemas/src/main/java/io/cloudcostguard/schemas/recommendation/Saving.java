package io.cloudcostguard.schemas.recommendation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change saves a month: the difference of two bills at the same prices and usage.
///
/// @param monthly in the currency of the estimate; null where it depends on usage that was not
///   given
/// @param conditions what the amount rests on besides plan and prices, one fact each
/// @param breakEven where the change begins to pay; null unless it depends on a quantity
public record Saving(
    Kind kind,
    @Nullable BigDecimal monthly,
    List<String> conditions,
    @Nullable BreakEven breakEven) {

  public Saving {
    conditions = List.copyOf(conditions);
  }

  /// How certain a saving is.
  public enum Kind {
    /// It follows from the plan and the prices.
    EXACT,
    /// It follows from those, and from facts that are stated: usage that was given, a workspace
    /// that is no production.
    CONDITIONAL,
    /// It depends on a quantity that is not known. Never part of a total.
    BREAK_EVEN,
    /// It is the most that the change may save. Never part of a total.
    CEILING;

    /// Whether it is an amount that may be added up.
    public boolean counts() {
      return switch (this) {
        case EXACT, CONDITIONAL -> true;
        case BREAK_EVEN, CEILING -> false;
      };
    }
  }

  /// The quantity at which two bills are the same.
  ///
  /// @param quantity what is counted: a usage key, or words
  /// @param at the first whole unit from which on, or the last up to which, the change saves; 0: it
  ///   saves from the first unit on
  /// @param above whether it saves above; else below
  /// @param example a quantity on the saving side
  /// @param exampleSaving what is saved there
  public record BreakEven(
      String quantity,
      BigDecimal at,
      boolean above,
      BigDecimal example,
      BigDecimal exampleSaving) {}
}
