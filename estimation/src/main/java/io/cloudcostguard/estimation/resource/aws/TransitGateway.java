package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A transit gateway is charged by the attachment hour and by the gigabyte that an attachment sends
/// to it. Over a peering attachment only the hours are charged.
///
/// @see <a href="https://aws.amazon.com/transit-gateway/pricing/">AWS Transit Gateway pricing</a>
final class TransitGateway {

  static final ResourceType VPC_ATTACHMENT =
      ResourceType.priced(
              "aws_ec2_transit_gateway_vpc_attachment",
              (attachment, bill) -> attachment(attachment, bill, "vpc"))
          .usage("monthly_data_processed_gb");

  static final ResourceType PEERING_ATTACHMENT =
      ResourceType.priced(
          "aws_ec2_transit_gateway_peering_attachment",
          (attachment, bill) -> hours(attachment, bill, "peering"));

  /// The other side of a peering attachment: each gateway's owner is charged for its own.
  static final ResourceType PEERING_ACCEPTER =
      ResourceType.priced(
          "aws_ec2_transit_gateway_peering_attachment_accepter",
          (attachment, bill) -> hours(attachment, bill, "peering"));

  /// The charges of an attachment: `vpc`, `vpn`, `direct-connect`.
  static void attachment(Resource at, Components bill, String kind) {
    hours(at, bill, kind);
    bill.add(
        "Data processed",
        "GB",
        at.price(VpcKeys.TRANSIT_GATEWAY_DATA, kind),
        at.usage("monthly_data_processed_gb"));
  }

  private static void hours(Resource at, Components bill, String kind) {
    bill.hourly("Transit gateway attachment", at.price(VpcKeys.TRANSIT_GATEWAY_HOURS, kind));
  }

  private TransitGateway() {}
}
