package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// An attachment of the kind Connect is charged by the hour.
///
/// @see <a href="https://aws.amazon.com/transit-gateway/pricing/">AWS Transit Gateway pricing</a>
final class TransitGatewayConnect {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ec2_transit_gateway_connect", TransitGatewayConnect::charge);

  static final ResourceType MULTICAST =
      ResourceType.priced(
              "aws_ec2_transit_gateway_multicast_domain", TransitGatewayConnect::chargeMulticast)
          .usage("monthly_data_received_gb");

  private static void charge(Resource attachment, Components bill) {
    bill.hourly("Attachment", attachment.price(VpcKeys.TRANSIT_GATEWAY_HOURS, "connect"));
  }

  private static void chargeMulticast(Resource domain, Components bill) {
    bill.add(
        "Data received",
        "GB",
        domain.price(VpcKeys.TRANSIT_GATEWAY_DATA, "multicast"),
        domain.usage("monthly_data_received_gb"));
  }

  private TransitGatewayConnect() {}
}
