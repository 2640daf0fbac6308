package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlobalAcceleratorKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An accelerator is charged by the hour; what flows between the region of an endpoint group and a
/// part of the world is charged by the gigabyte, the same in both directions.
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

  static final ResourceType ACCELERATOR =
      ResourceType.priced(
          "aws_globalaccelerator_accelerator",
          (accelerator, bill) ->
              bill.hourly("Accelerator", accelerator.price(GlobalAcceleratorKeys.ACCELERATOR)));

  static final ResourceType ENDPOINT_GROUP =
      ResourceType.priced("aws_globalaccelerator_endpoint_group", GlobalAccelerator::chargeGroup)
          .reading("endpoint_group_region")
          .usage("monthly_inbound_data_transfer_gb.*", "monthly_outbound_data_transfer_gb.*");

  private static void chargeGroup(Resource group, Components bill) {
    String own = group.attr("endpoint_group_region").text();
    String region = own == null ? group.region() : own;
    for (String area : AREAS) {
      Components part = bill.group(area);
      add(group, part, "Inbound premium", region, area, "monthly_inbound_data_transfer_gb.");
      add(group, part, "Outbound premium", region, area, "monthly_outbound_data_transfer_gb.");
    }
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
