package io.cloudcostguard.estimation.compare;

import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the cost after apply of two estimates and explains the difference.
///
/// @param from the id of the first
/// @param to the id of the second
/// @param fromCatalogue the catalogue version that priced the first
/// @param toCatalogue the catalogue version that priced the second
/// @param currency of every amount in here
/// @param difference what is known of the second less what is known of the first
/// @param complete whether nothing is missing in the difference
/// @param effects the difference by cause
/// @param resources those that differ, or cannot be compared
/// @param doubts what is missing in the difference, null when nothing is
public record Comparison(
    String from,
    String to,
    long fromCatalogue,
    long toCatalogue,
    String currency,
    BigDecimal difference,
    boolean complete,
    Effects effects,
    List<ResourceDifference> resources,
    @Nullable SumDoubts doubts) {

  public Comparison {
    resources = List.copyOf(resources);
  }

  /// One resource in both estimates.
  ///
  /// @param from known monthly cost in the first; null when it is not in there, or nothing is known
  /// @param to the same in the second
  /// @param notCompared the components whose cost is not known on a side, with the reason
  /// @param doubts what is missing in the amounts; null when nothing is
  public record ResourceDifference(
      String address,
      String type,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal difference,
      Effects effects,
      List<String> notCompared,
      @Nullable SumDoubts doubts) {

    public ResourceDifference {
      notCompared = List.copyOf(notCompared);
    }

    /// What it costs in the first; null when it is not in there.
    public @Nullable Sum fromSum() {
      return side(from, doubts == null ? null : doubts.before());
    }

    /// What it costs in the second; null when it is not in there.
    public @Nullable Sum toSum() {
      return side(to, doubts == null ? null : doubts.after());
    }

    /// The second less the first.
    public Sum change() {
      return changeOf(difference, doubts);
    }

    private static @Nullable Sum side(@Nullable BigDecimal known, @Nullable Missing missing) {
      return known == null && missing == null
          ? null
          : new Sum(known == null ? BigDecimal.ZERO : known, missing, null);
    }
  }

  /// The second less the first.
  public Sum change() {
    return changeOf(difference, doubts);
  }

  private static Sum changeOf(BigDecimal known, @Nullable SumDoubts doubts) {
    return doubts == null ? Sum.exact(known) : new Sum(known, doubts.more(), doubts.less());
  }

  /// Compares two estimates, of the same plan or of any two.
  ///
  /// @throws IllegalArgumentException if the two are in different currencies
  public static Comparison of(PlanEstimated from, PlanEstimated to) {
    if (!from.currency().equals(to.currency())) {
      throw new IllegalArgumentException(
          "One estimate is in %s, the other in %s".formatted(from.currency(), to.currency()));
    }
    Map<String, ResourceEstimate> first = byAddress(from);
    Map<String, ResourceEstimate> second = byAddress(to);
    Set<String> addresses = new LinkedHashSet<>(first.keySet());
    addresses.addAll(second.keySet());
    List<ResourceDifference> differences = new ArrayList<>();
    Effects effects = Effects.NONE;
    Sum change = Sum.NOTHING;
    for (String address : addresses) {
      ResourceDifference difference = Sides.compare(first.get(address), second.get(address));
      effects = effects.plus(difference.effects());
      change = change.plus(difference.change());
      if (difference.difference().signum() != 0
          || difference.effects().price().signum() != 0
          || !difference.notCompared().isEmpty()) {
        differences.add(difference);
      }
    }
    return new Comparison(
        from.id(),
        to.id(),
        from.catalogueVersion(),
        to.catalogueVersion(),
        from.currency(),
        change.known(),
        change.isExact(),
        effects,
        differences,
        SumDoubts.of(null, null, change));
  }

  /// What there will be after apply. A deposed object goes away with it; what Terraform only
  /// forgets stays, and is paid for.
  private static Map<String, ResourceEstimate> byAddress(PlanEstimated estimate) {
    Map<String, ResourceEstimate> resources = new LinkedHashMap<>();
    for (ResourceEstimate resource : estimate.resources()) {
      if (resource.deposed() == null && resource.action() != Action.DELETE) {
        resources.put(resource.address(), resource);
      }
    }
    return resources;
  }
}
