package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// An endpoint of Verified Access is an application, charged by the hour and for data.
///
/// @see <a href="https://aws.amazon.com/verified-access/pricing/">AWS Verified Access pricing</a>
final class VerifiedAccessEndpoint {

  static final ResourceType TYPE =
      ResourceType.priced("aws_verifiedaccess_endpoint", VerifiedAccessEndpoint::charge)
          .usage("monthly_data_processed_gb");

  private static void charge(Resource endpoint, Components bill) {
    bill.hourly("Application", endpoint.price(VpcKeys.VERIFIED_ACCESS_HOURS));
    bill.add(
        "Data processed",
        "GB",
        endpoint.price(VpcKeys.VERIFIED_ACCESS_DATA),
        endpoint.usage("monthly_data_processed_gb"));
  }

  private VerifiedAccessEndpoint() {}
}
