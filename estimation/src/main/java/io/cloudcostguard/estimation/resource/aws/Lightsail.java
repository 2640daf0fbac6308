package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LightsailKeys;

/// Balancers, databases and containers of Lightsail are charged by the hour, block storage by its
/// size.
///
/// @see <a href="https://aws.amazon.com/lightsail/pricing/">Amazon Lightsail pricing</a>
final class Lightsail {

  static final ResourceType BALANCER =
      ResourceType.priced("aws_lightsail_lb", Lightsail::chargeBalancer);

  static final ResourceType DISK =
      ResourceType.priced("aws_lightsail_disk", Lightsail::chargeDisk).reading("size_in_gb");

  static final ResourceType DATABASE =
      ResourceType.priced("aws_lightsail_database", Lightsail::chargeDatabase).reading("bundle_id");

  static final ResourceType CONTAINERS =
      ResourceType.priced("aws_lightsail_container_service", Lightsail::chargeContainers)
          .reading("is_disabled", "power", "scale");

  private static void chargeBalancer(Resource balancer, Components bill) {
    bill.hourly("Load balancer", balancer.price(LightsailKeys.BALANCER));
  }

  private static void chargeDisk(Resource disk, Components bill) {
    bill.add("Storage", "GB", disk.price(LightsailKeys.DISK), disk.attr("size_in_gb").amount());
  }

  private static void chargeDatabase(Resource database, Components bill) {
    Attr bundle = database.attr("bundle_id");
    String availability = bundle.text("").contains("_ha_") ? "high" : "standard";
    bill.hourly("Database", database.price(LightsailKeys.DATABASE, availability, bundle.upTo('_')));
  }

  private static void chargeContainers(Resource service, Components bill) {
    if (service.attr("is_disabled").isTrue()) {
      return;
    }
    bill.hourly(
        "Containers",
        service.price(LightsailKeys.CONTAINER, service.attr("power")),
        service.attr("scale").amount());
  }

  private Lightsail() {}
}
