package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// An autoscale setting costs nothing; it holds what it scales between a least and a largest
/// number. The first of its profiles counts.
final class AutoscaleSetting {

  private static final String CAPACITY = "profile.capacity.";

  static final ResourceType TYPE =
      ResourceType.free("azurerm_monitor_autoscale_setting")
          .reading("target_resource_id", "enabled", CAPACITY + "minimum", CAPACITY + "maximum");

  /// How many instances `scaled` has, of which it asks for `own`.
  static Amount held(Resource scaled, Amount own) {
    for (Resource setting : scaled.referencedBy(TYPE.name(), "target_resource_id", "id")) {
      Attr least = setting.attr(CAPACITY + "minimum");
      Attr most = setting.attr(CAPACITY + "maximum");
      if (!setting.attr("enabled").is("false") && least.isSet()) {
        Amount atLeast = own.atLeast(least.amount());
        return most.isSet() ? atLeast.atMost(most.amount()) : atLeast;
      }
    }
    return own;
  }

  private AutoscaleSetting() {}
}
