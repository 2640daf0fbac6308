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
          .reading("id", "vpc_endpoint_type", "subnet_ids")
          .usage("monthly_data_processed_gb");

  /// Puts an endpoint into one more subnet; costs nothing itself.
  static final ResourceType SUBNET =
      ResourceType.free("aws_vpc_endpoint_subnet_association").reading("vpc_endpoint_id");

  private static void charge(Resource endpoint, Components bill) {
    String kind = endpoint.attr("vpc_endpoint_type").text("gateway");
    if (kind.equals("gateway")) {
      return;
    }
    bill.hourly(
        "Endpoint",
        endpoint.price(VpcKeys.ENDPOINT_HOURS, kind),
        subnets(endpoint).max(Amount.ONE));
    bill.add(
        "Data processed",
        "GB",
        endpoint.price(VpcKeys.ENDPOINT_DATA, kind),
        endpoint.usage("monthly_data_processed_gb"));
  }

  /// As the endpoint says, or as many as are associated with it: those it then has, too, once
  /// Terraform has read them.
  private static Amount subnets(Resource endpoint) {
    Amount own = endpoint.count("subnet_ids");
    int associated = endpoint.referencedBy(SUBNET.name(), "vpc_endpoint_id", "id").size();
    if (associated == 0) {
      return own;
    }
    return endpoint.configured("subnet_ids").isSet()
        ? own.atLeast(Amount.of(associated))
        : Amount.of(associated);
  }

  private VpcEndpoint() {}
}
