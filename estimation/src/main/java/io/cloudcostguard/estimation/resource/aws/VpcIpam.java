package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// An IPAM of the advanced tier is charged by the hour for each active address that it manages.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class VpcIpam {

  static final ResourceType TYPE =
      ResourceType.priced("aws_vpc_ipam", VpcIpam::charge)
          .reading("tier")
          .usage("active_addresses");

  private static void charge(Resource ipam, Components bill) {
    if (!ipam.attr("tier").is("free")) {
      bill.hourly("Active addresses", ipam.price(VpcKeys.IPAM), ipam.usage("active_addresses"));
    }
  }

  private VpcIpam() {}
}
