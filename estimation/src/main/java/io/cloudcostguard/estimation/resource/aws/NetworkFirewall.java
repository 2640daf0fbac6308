package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.NetworkFirewallKeys;

/// A network firewall is charged by the hour for its endpoint in each subnet, and by the gigabyte.
///
/// @see <a href="https://aws.amazon.com/network-firewall/pricing/">AWS Network Firewall pricing</a>
final class NetworkFirewall {

  static final ResourceType TYPE =
      ResourceType.priced("aws_networkfirewall_firewall", NetworkFirewall::charge)
          .reading("subnet_mapping.subnet_id")
          .usage("monthly_data_processed_gb");

  private static void charge(Resource firewall, Components bill) {
    bill.hourly(
        "Endpoints",
        firewall.price(NetworkFirewallKeys.ENDPOINT),
        Amount.of(Math.max(1, firewall.blocks("subnet_mapping").size())));
    bill.add(
        "Data processed",
        "GB",
        firewall.price(NetworkFirewallKeys.DATA),
        firewall.usage("monthly_data_processed_gb"));
  }

  private NetworkFirewall() {}
}
