package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// An interface or Gateway Load Balancer endpoint is charged by the hour in each subnet and by the
/// gigabyte. A gateway endpoint costs nothing.
///
/// @see <a href="https://aws.amazon.com/privatelink/pricing/">AWS PrivateLink pricing</a>
final class VpcEndpoint {

  static final ResourceType TYPE =
      ResourceType.priced("aws_vpc_endpoint", VpcEndpoint::charge)
          .reading("vpc_endpoint_type", "subnet_ids")
          .usage("monthly_data_processed_gb");

  private static void charge(Resource endpoint, Components bill) {
    String kind = endpoint.attr("vpc_endpoint_type").text("gateway");
    if (kind.equals("gateway")) {
      return;
    }
    bill.hourly(
        "Endpoint",
        endpoint.price(VpcKeys.ENDPOINT_HOURS, kind),
        endpoint.count("subnet_ids").max(Amount.ONE));
    bill.add(
        "Data processed",
        "GB",
        endpoint.price(VpcKeys.ENDPOINT_DATA, kind),
        endpoint.usage("monthly_data_processed_gb"));
  }

  private VpcEndpoint() {}
}
