package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudmapKeys;

/// A resource that is registered with Cloud Map is charged by the month, and for look-ups through
/// the API.
///
/// @see <a href="https://aws.amazon.com/cloud-map/pricing/">AWS Cloud Map pricing</a>
final class ServiceDiscoveryInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_service_discovery_instance", ServiceDiscoveryInstance::charge)
          .usage("monthly_requests");

  private static void charge(Resource instance, Components bill) {
    bill.add("Registered resource", "resources", instance.price(CloudmapKeys.RESOURCE), Amount.ONE);
    bill.addIfExpected(
        "Look-ups",
        "requests",
        instance.price(CloudmapKeys.REQUESTS),
        instance.usage("monthly_requests"));
  }

  private ServiceDiscoveryInstance() {}
}
