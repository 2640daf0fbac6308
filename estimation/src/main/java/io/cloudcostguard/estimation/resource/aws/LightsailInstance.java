package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LightsailKeys;

/// A Lightsail instance is charged by the hour, by its bundle: size, operating system, and whether
/// it has a public IPv4 address.
///
/// @see <a href="https://aws.amazon.com/lightsail/pricing/">Amazon Lightsail pricing</a>
final class LightsailInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_lightsail_instance", LightsailInstance::charge).reading("bundle_id");

  private static void charge(Resource instance, Components bill) {
    bill.hourly("Virtual server", price(instance));
  }

  /// A bundle is named like `nano_3_0`, `small_win_3_0`, `large_win_ipv6_3_0`.
  private static PriceRef price(Resource instance) {
    Attr bundle = instance.attr("bundle_id");
    if (bundle.text() == null) { // then there is no key, whatever the other parts
      return instance.price(LightsailKeys.BUNDLE, "linux", "dual-stack", bundle);
    }
    String id = bundle.text("");
    return instance.price(
        LightsailKeys.BUNDLE,
        id.contains("_win_") ? "windows" : "linux",
        id.contains("_ipv6_") ? "ipv6" : "dual-stack",
        id.split("_", 2)[0]);
  }

  private LightsailInstance() {}
}
