package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwanKeys;

/// A core network of Cloud WAN is charged by the hour for its edges, and for attachments and their
/// data.
///
/// @see <a href="https://aws.amazon.com/cloud-wan/pricing/">AWS Cloud WAN pricing</a>
final class CloudWan {

  static final ResourceType CORE =
      ResourceType.priced("aws_networkmanager_core_network", CloudWan::chargeCore)
          .usage("edge_locations");

  static final ResourceType VPC =
      ResourceType.priced("aws_networkmanager_vpc_attachment", CloudWan::chargeVpc)
          .usage("monthly_data_processed_gb");

  static final ResourceType VPN =
      ResourceType.priced("aws_networkmanager_site_to_site_vpn_attachment", CloudWan::chargeVpn)
          .usage("monthly_data_processed_gb");

  static final ResourceType CONNECT =
      ResourceType.priced("aws_networkmanager_connect_attachment", CloudWan::chargeConnect);

  static final ResourceType PEERING =
      ResourceType.priced("aws_networkmanager_transit_gateway_peering", CloudWan::chargePeering);

  private static void chargeCore(Resource network, Components bill) {
    bill.hourly("Edges", network.price(CloudwanKeys.EDGE), network.usage("edge_locations"));
  }

  private static void chargeVpc(Resource attachment, Components bill) {
    bill.hourly("Attachment", attachment.price(CloudwanKeys.ATTACHMENT, "vpc"));
    bill.add(
        "Data processed",
        "GB",
        attachment.price(CloudwanKeys.DATA, "vpc"),
        attachment.usage("monthly_data_processed_gb"));
  }

  private static void chargeVpn(Resource attachment, Components bill) {
    bill.hourly("Attachment", attachment.price(CloudwanKeys.ATTACHMENT, "vpn"));
    bill.add(
        "Data processed",
        "GB",
        attachment.price(CloudwanKeys.DATA, "vpn"),
        attachment.usage("monthly_data_processed_gb"));
  }

  private static void chargeConnect(Resource attachment, Components bill) {
    bill.hourly("Attachment", attachment.price(CloudwanKeys.ATTACHMENT, "connect"));
  }

  private static void chargePeering(Resource peering, Components bill) {
    bill.hourly("Peering", peering.price(CloudwanKeys.ATTACHMENT, "transit-gateway"));
  }

  private CloudWan() {}
}
