package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MediaPackageKeys;

/// A channel of MediaPackage is charged for what it takes in and what it packages.
///
/// @see <a href="https://aws.amazon.com/mediapackage/pricing/">AWS Elemental MediaPackage
///   pricing</a>
final class MediaPackageChannel {

  static final ResourceType TYPE =
      ResourceType.priced("aws_media_package_channel", MediaPackageChannel::charge)
          .usage("monthly_data_in_gb", "monthly_data_packaged_gb");

  private static void charge(Resource channel, Components bill) {
    bill.add(
        "Ingest",
        "GB",
        channel.price(MediaPackageKeys.INGEST),
        channel.usage("monthly_data_in_gb"));
    bill.add(
        "Origination and packaging",
        "GB",
        channel.price(MediaPackageKeys.ORIGINATION),
        channel.usage("monthly_data_packaged_gb"));
  }

  private MediaPackageChannel() {}
}
