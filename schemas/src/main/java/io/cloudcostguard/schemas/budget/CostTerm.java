package io.cloudcostguard.schemas.budget;

import org.jspecify.annotations.Nullable;

/// A part of a cost: what one plan says of it, at the prices of one catalogue version. So the cost
/// can be priced again without the plans that it does not come from.
///
/// @param partition of the plan's record in `ccg.plans`; null: not known, as the next one
public record CostTerm(
    String planId, Side side, long version, @Nullable Integer partition, @Nullable Long offset) {

  /// Which cost of the plan it is.
  public enum Side {
    /// What its resources cost now.
    BEFORE,
    /// What it changes.
    CHANGE,
    /// What it changes, of a plan that covers a part only.
    PART
  }

  /// The same, read from a record of `ccg.plans`.
  public CostTerm readFrom(@Nullable Integer itsPartition, @Nullable Long itsOffset) {
    return new CostTerm(planId, side, version, itsPartition, itsOffset);
  }

  /// The same at the prices of another version.
  public CostTerm at(long another) {
    return new CostTerm(planId, side, another, partition, offset);
  }
}
