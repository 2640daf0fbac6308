package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A service of VPC Lattice is charged by the hour, for data, and for requests beyond 300,000 in an
/// hour.
///
/// @see <a href="https://aws.amazon.com/vpc/lattice/pricing/">Amazon VPC Lattice pricing</a>
final class VpclatticeService {

  static final ResourceType TYPE =
      ResourceType.priced("aws_vpclattice_service", VpclatticeService::charge)
          .usage("monthly_data_processed_gb", "monthly_paid_requests");

  private static void charge(Resource service, Components bill) {
    bill.hourly("Service", service.price(VpcKeys.LATTICE_HOURS));
    bill.add(
        "Data processed",
        "GB",
        service.price(VpcKeys.LATTICE_DATA),
        service.usage("monthly_data_processed_gb"));
    bill.addIfExpected(
        "Requests",
        "requests",
        service.price(VpcKeys.LATTICE_REQUESTS),
        service.usage("monthly_paid_requests"));
  }

  private VpclatticeService() {}
}
