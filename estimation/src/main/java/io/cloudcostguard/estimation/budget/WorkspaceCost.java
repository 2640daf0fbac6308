package io.cloudcostguard.estimation.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The planned cost of one workspace: that of its newest complete plan, and the difference of newer
/// partial plans.
///
/// A plan of a part (`-target`, errored, deferred) says nothing of the rest, so it never takes the
/// place of a whole one.
///
/// @param whole after the newest plan of the whole workspace; null: there was none
/// @param part what the newest plan adds, where that covers a part only: its difference, or, where
///   no whole one came before it, all that it knows; null: the newest plan is a whole one
public record WorkspaceCost(@Nullable Amount whole, @Nullable Amount part) {

  /// A workspace that no plan was estimated of.
  public static final WorkspaceCost NONE = new WorkspaceCost(null, null);

  /// A known monthly amount.
  ///
  /// @param notPriced how many resources are not in it
  public record Amount(BigDecimal known, int notPriced) {

    static final Amount NOTHING = new Amount(BigDecimal.ZERO, 0);
  }

  /// After a plan of the whole workspace.
  ///
  /// @param after what all of it will cost
  public static WorkspaceCost ofWhole(Amount after) {
    return new WorkspaceCost(after, null);
  }

  /// After a plan of a part of it. Such a plan is a proposal against the same whole as the one
  /// before it, so their differences are not added up.
  ///
  /// @param after what that part will cost
  /// @param delta what that differs from now
  public WorkspaceCost withPart(Amount after, BigDecimal delta) {
    return new WorkspaceCost(whole, whole == null ? after : new Amount(delta, after.notPriced()));
  }

  /// The known monthly cost.
  BigDecimal planned() {
    return orNothing(whole).known().add(orNothing(part).known());
  }

  /// By how much a plan of a part lowers it.
  BigDecimal reduced() {
    return orNothing(part).known().min(BigDecimal.ZERO).negate();
  }

  /// How many resources are not in [#planned]. Those of a part are among those of the whole, as far
  /// as a plan can say.
  int notPriced() {
    return Math.max(orNothing(whole).notPriced(), orNothing(part).notPriced());
  }

  /// Whether the newest plan covers a part only: then the cost is "at least".
  boolean isAtLeast() {
    return part != null;
  }

  private static Amount orNothing(@Nullable Amount amount) {
    return amount == null ? Amount.NOTHING : amount;
  }
}
