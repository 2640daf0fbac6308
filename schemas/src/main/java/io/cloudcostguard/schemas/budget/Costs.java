package io.cloudcostguard.schemas.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A monthly cost, or a difference of two, in groups. Their number and size are bounded: names of
/// tags with many different values are left out first.
///
/// @param dropped names of tags that are in no group, because their values were too many; null:
///   none
public record Costs(List<CostGroup> groups, @Nullable List<String> dropped) {

  public static final Costs NOTHING = new Costs(List.of(), null);

  public Costs {
    groups = List.copyOf(groups);
    dropped = dropped == null || dropped.isEmpty() ? null : List.copyOf(dropped);
  }
}
