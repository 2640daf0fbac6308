package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlobalAcceleratorKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An accelerator is charged by the hour, and for its two public addresses unless they are the
/// customer's own; what flows between the region of an endpoint group and a part of the world is
/// charged by the gigabyte, in the direction in which more flows.
///
/// @see <a href="https://aws.amazon.com/global-accelerator/pricing/">AWS Global Accelerator
///   pricing</a>
final class GlobalAccelerator {

  private static final List<String> AREAS =
      List.of(
          "us",
          "europe",
          "south_africa",
          "south_america",
          "south_korea",
          "australia",
          "asia_pacific",
          "middle_east",
          "india");

  private static final String INBOUND = "monthly_inbound_data_transfer_gb.";

  private static final String OUTBOUND = "monthly_outbound_data_transfer_gb.";

  private static final long ADDRESSES = 2;

  static final ResourceType ACCELERATOR = accelerator("aws_globalaccelerator_accelerator");

  static final ResourceType CUSTOM_ROUTING =
      accelerator("aws_globalaccelerator_custom_routing_accelerator");

  static final ResourceType ENDPOINT_GROUP =
      ResourceType.priced("aws_globalaccelerator_endpoint_group", GlobalAccelerator::chargeGroup)
          .reading("endpoint_group_region")
          .usage(INBOUND + "*", OUTBOUND + "*");

  private static ResourceType accelerator(String name) {
    return ResourceType.priced(name, GlobalAccelerator::chargeAccelerator).reading("ip_addresses");
  }

  private static void chargeAccelerator(Resource accelerator, Components bill) {
    bill.hourly("Accelerator", accelerator.price(GlobalAcceleratorKeys.ACCELERATOR));
    PublicAddresses.charge(
        accelerator, bill, Amount.of(ADDRESSES).beyond(accelerator.count("ip_addresses")));
  }

  private static void chargeGroup(Resource group, Components bill) {
    String own = group.attr("endpoint_group_region").text();
    String region = own == null ? group.region() : own;
    Amount inbound = total(group, INBOUND);
    Amount outbound = total(group, OUTBOUND);
    boolean both =
        inbound instanceof Amount.Unknown
            || outbound instanceof Amount.Unknown
            || (inbound.isZero() && outbound.isZero());
    for (String area : AREAS) {
      Components part = bill.group(area);
      if (both || !outbound.isMoreThan(inbound)) {
        add(group, part, "Inbound premium", region, area, INBOUND);
      }
      if (both || outbound.isMoreThan(inbound)) {
        add(group, part, "Outbound premium", region, area, OUTBOUND);
      }
    }
  }

  /// What is given of one direction, over all areas; none where nothing is.
  private static Amount total(Resource group, String direction) {
    return AREAS.stream()
        .map(area -> group.usage(direction + area).or(Amount.of(0)))
        .reduce(Amount.of(0), Amount::plus);
  }

  private static void add(
      Resource group,
      Components bill,
      String name,
      @Nullable String region,
      String area,
      String usageKey) {
    bill.add(
        name,
        "GB",
        group.priceIn(region, GlobalAcceleratorKeys.TRANSFER, area),
        group.usage(usageKey + area));
  }

  private GlobalAccelerator() {}
}
