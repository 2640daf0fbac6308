package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the usage of a resource: the defaults of its type, overlaid by what stands under the
/// type's name among the addresses, overlaid by entries whose `[*]` covers it, those with fewer
/// `[*]` over those with more, overlaid by its own entry. A twin's type is that of its address,
/// over the type that it is charged as.
public final class UsageLookup {

  private final Usage usage;
  private final Wildcards wildcards;

  public UsageLookup(Usage usage) {
    this.usage = usage;
    wildcards = new Wildcards(usage.byAddress().keySet());
  }

  UsageValues of(String type, String address) {
    if (usage.byType().isEmpty() && usage.byAddress().isEmpty()) {
      return UsageValues.NONE;
    }
    List<Map<?, ?>> layers = new ArrayList<>(2);
    add(usage.byType().get(type), layers);
    add(usage.byAddress().get(type), layers);
    String own = InstanceKeys.typeIn(address);
    if (!own.equals(type)) {
      add(usage.byType().get(own), layers);
      add(usage.byAddress().get(own), layers);
    }
    wildcards.covering(address).forEach(pattern -> add(usage.byAddress().get(pattern), layers));
    add(usage.byAddress().get(address), layers);
    return layers.isEmpty() ? UsageValues.NONE : new UsageValues(layers);
  }

  private static void add(@Nullable Map<String, Object> layer, List<Map<?, ?>> to) {
    if (layer != null && !layer.isEmpty()) {
      to.add(layer);
    }
  }
}
