package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.Costs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Adds costs in groups.
public final class CostSums {

  /// Of a sum of plans that have other groups each; the smallest go into one.
  private static final int MOST_GROUPS = 2 * CostGrouping.MOST_GROUPS;

  /// Of a sum of more plans, the prices of the oldest stay as they are.
  private static final int MOST_TERMS = 32;

  /// A cost of which nothing but the amount is known.
  public static Costs of(BigDecimal known, int notPriced) {
    return tidy(List.of(new CostGroup("", "", Map.of(), known, notPriced)), List.of());
  }

  /// Both together.
  public static Costs plus(@Nullable Costs one, @Nullable Costs other) {
    if (one == null || other == null) {
      return one != null ? one : other != null ? other : Costs.NOTHING;
    }
    Map<Object, CostGroup> sums = new LinkedHashMap<>();
    for (Costs costs : List.of(one, other)) {
      for (CostGroup group : costs.groups()) {
        sums.merge(List.of(group.provider(), group.service(), group.tags()), group, CostSums::plus);
      }
    }
    TreeSet<String> dropped = new TreeSet<>();
    for (Costs costs : List.of(one, other)) {
      if (costs.dropped() != null) {
        dropped.addAll(costs.dropped());
      }
    }
    List<CostTerm> terms = new ArrayList<>(one.termsOrNone());
    terms.addAll(other.termsOrNone());
    return tidy(fewer(sums.values()), new ArrayList<>(dropped))
        .of(terms.subList(Math.max(0, terms.size() - MOST_TERMS), terms.size()));
  }

  /// The difference of both.
  static Costs minus(Costs one, Costs other) {
    return plus(
        one,
        new Costs(
            other.groups().stream()
                .map(group ->
                    new CostGroup(
                        group.provider(),
                        group.service(),
                        group.tags(),
                        group.known().negate(),
                        -group.notPriced()))
                .toList(),
            other.dropped()));
  }

  /// The known amount of all groups.
  public static BigDecimal known(@Nullable Costs costs) {
    BigDecimal sum = BigDecimal.ZERO;
    if (costs != null) {
      for (CostGroup group : costs.groups()) {
        sum = sum.add(group.known());
      }
    }
    return sum;
  }

  /// Without groups that say nothing, in an order that does not depend on how they were made.
  static Costs tidy(Collection<CostGroup> groups, List<String> dropped) {
    List<CostGroup> said =
        groups.stream()
            .filter(group -> group.known().signum() != 0 || group.notPriced() != 0)
            .map(group ->
                new CostGroup(
                    group.provider(),
                    group.service(),
                    group.tags(),
                    group.known().signum() == 0
                        ? BigDecimal.ZERO
                        : group.known().stripTrailingZeros(),
                    group.notPriced()))
            .sorted(
                Comparator.comparing(CostGroup::provider)
                    .thenComparing(CostGroup::service)
                    .thenComparing(group -> new TreeMap<>(group.tags()).toString()))
            .toList();
    return said.isEmpty() && dropped.isEmpty() ? Costs.NOTHING : new Costs(said, dropped);
  }

  private static Collection<CostGroup> fewer(Collection<CostGroup> groups) {
    if (groups.size() <= MOST_GROUPS) {
      return groups;
    }
    List<CostGroup> sorted = new ArrayList<>(groups);
    sorted.sort(
        Comparator.<CostGroup, BigDecimal>comparing(group -> group.known().abs()).reversed());
    List<CostGroup> kept = new ArrayList<>(sorted.subList(0, MOST_GROUPS - 1));
    CostGroup rest = new CostGroup("", "", Map.of(), BigDecimal.ZERO, 0);
    for (CostGroup group : sorted.subList(MOST_GROUPS - 1, sorted.size())) {
      rest =
          new CostGroup(
              "",
              "",
              Map.of(),
              rest.known().add(group.known()),
              rest.notPriced() + group.notPriced());
    }
    kept.add(rest);
    return kept;
  }

  private static CostGroup plus(CostGroup one, CostGroup other) {
    return new CostGroup(
        one.provider(),
        one.service(),
        one.tags(),
        one.known().add(other.known()),
        one.notPriced() + other.notPriced());
  }

  private CostSums() {}
}
