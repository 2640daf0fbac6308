package io.cloudcostguard.schemas.estimate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of a resource's bill, on both sides.
///
/// @param name what is charged, e.g. `Instance usage`; the same on both sides
/// @param group the part of the resource it belongs to, e.g. `root_block_device`; null for the
///   resource itself
/// @param unit what is counted, e.g. `hours`
/// @param delta monthly difference; null when one of the sides is not known
public record ComponentEstimate(
    String name,
    @Nullable String group,
    String unit,
    @Nullable LineItem before,
    @Nullable LineItem after,
    @Nullable BigDecimal delta) {

  /// Its name with its group: the same in every estimate.
  public String fullName() {
    return group == null ? name : group + ": " + name;
  }

  /// What it changes, as far as known.
  public Sum change() {
    return delta == null ? Sum.of(after).minus(Sum.of(before)) : Sum.exact(delta);
  }
}
