package io.cloudcostguard.schemas.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A monthly cost, or a difference of two, in groups. Their number and size are bounded: names of
/// tags with many different values are left out first.
///
/// @param dropped names of tags that are in no group, because their values were too many; null:
///   none
/// @param terms what it is the sum of; null: not known, so other prices do not change it
public record Costs(
    List<CostGroup> groups, @Nullable List<String> dropped, @Nullable List<CostTerm> terms) {

  public static final Costs NOTHING = new Costs(List.of(), null);

  public Costs {
    groups = List.copyOf(groups);
    dropped = dropped == null || dropped.isEmpty() ? null : List.copyOf(dropped);
    terms = terms == null || terms.isEmpty() ? null : List.copyOf(terms);
  }

  /// A cost of which the terms are not known.
  public Costs(List<CostGroup> groups, @Nullable List<String> dropped) {
    this(groups, dropped, null);
  }

  /// What it is the sum of, as far as that is known.
  public List<CostTerm> termsOrNone() {
    return terms == null ? List.of() : terms;
  }

  /// The same as the sum of other terms.
  public Costs of(List<CostTerm> others) {
    return new Costs(groups, dropped, others);
  }
}
