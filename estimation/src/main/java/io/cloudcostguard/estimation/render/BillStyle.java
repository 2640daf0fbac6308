package io.cloudcostguard.estimation.render;

import org.jspecify.annotations.Nullable;

/// Says how a bill is laid out for people: its width, colour, order and length. Sums are the same
/// in every style.
///
/// @param width characters in a line
/// @param colour whether the terminal shows colours
/// @param order in which resources are listed
/// @param top how many rows are listed at most; the others are one row with their sum
/// @param all whether every resource, instance and line has a row of its own
/// @param verdict whether the plan may pass; null where no decision was made
public record BillStyle(
    int width, boolean colour, Order order, int top, boolean all, @Nullable BillRuling verdict) {

  /// In which resources are listed.
  public enum Order {
    /// The largest change first.
    CHANGE("change"),
    /// The most expensive first.
    COST("cost"),
    /// As the plan has them.
    PLAN("plan");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// Narrower lines have no room for amounts.
  public static final int NARROWEST = 60;

  /// Longer lines are not read.
  public static final int WIDEST = 180;

  private static final int USUAL_WIDTH = 120;
  private static final int USUAL_TOP = 25;

  /// For a reader of whom nothing is known: 120 characters, no colour, 25 rows.
  public static final BillStyle PLAIN =
      new BillStyle(USUAL_WIDTH, false, Order.CHANGE, USUAL_TOP, false, null);

  /// Every resource and every line, in the order of the plan.
  public static final BillStyle EVERYTHING =
      new BillStyle(WIDEST, false, Order.PLAN, Integer.MAX_VALUE, true, null);

  public BillStyle {
    width = Math.clamp(width, NARROWEST, WIDEST);
    if (top < 1) {
      throw new IllegalArgumentException("A bill has at least one row: " + top);
    }
  }

  /// The same with a verdict.
  public BillStyle with(@Nullable BillRuling ruled) {
    return new BillStyle(width, colour, order, top, all, ruled);
  }
}
