package io.cloudcostguard.estimation.compare;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two estimates of what there will be after apply, side by side: by how much they differ, and why.
///
/// @param from the id of the first
/// @param to the id of the second
/// @param fromCatalogue the catalogue version that priced the first
/// @param toCatalogue the catalogue version that priced the second
/// @param currency of every amount in here
/// @param difference the second less the first, where both are known; a price that is missing on
///   either side is no difference, and makes no saving
/// @param complete whether nothing is left out of the difference
/// @param effects the difference by cause
/// @param resources those that differ, or cannot be compared
public record Comparison(
    String from,
    String to,
    long fromCatalogue,
    long toCatalogue,
    String currency,
    BigDecimal difference,
    boolean complete,
    Effects effects,
    List<ResourceDifference> resources) {

  public Comparison {
    resources = List.copyOf(resources);
  }

  /// One resource in both estimates.
  ///
  /// @param from monthly cost in the first; null when it is not in there, or not known
  /// @param to monthly cost in the second
  /// @param notCompared the components whose cost is not known on either side, with the reason
  public record ResourceDifference(
      String address,
      String type,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal difference,
      Effects effects,
      List<String> notCompared) {

    public ResourceDifference {
      notCompared = List.copyOf(notCompared);
    }
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
    boolean complete = true;
    for (String address : addresses) {
      ResourceDifference difference = Sides.compare(first.get(address), second.get(address));
      effects = effects.plus(difference.effects());
      complete &= difference.notCompared().isEmpty();
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
        effects.total(),
        complete,
        effects,
        differences);
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
