package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.resource.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measured utilisation, by the address or the cloud's id of a resource.
public record Measured(Map<String, Utilisation> byName) {

  /// Nothing was measured.
  public static final Measured NOTHING = new Measured(Map.of());

  public Measured {
    byName = Map.copyOf(byName);
  }

  /// Of a resource; null where nothing was measured of it.
  @Nullable Utilisation of(Resource resource) {
    if (byName.isEmpty()) {
      return null;
    }
    Utilisation byAddress = byName.get(resource.address());
    String id = resource.attr("id").text();
    return byAddress != null || id == null ? byAddress : byName.get(id);
  }
}
