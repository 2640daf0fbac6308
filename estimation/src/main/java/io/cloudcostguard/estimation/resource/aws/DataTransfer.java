package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.DataTransferKeys;

/// Data that leaves a region, or moves between its zones, is charged by the gigabyte. No Terraform
/// resource stands for it: it is in the usage file only. Between zones both directions are charged.
///
/// @see <a href="https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer">Data transfer
///   pricing</a>
final class DataTransfer {

  static final ResourceType TYPE =
      ResourceType.inUsageFile("aws_data_transfer", DataTransfer::charge)
          .usageText("region")
          .usage(
              "monthly_intra_region_gb",
              "monthly_outbound_us_east_to_us_east_gb",
              "monthly_outbound_other_regions_gb",
              "monthly_outbound_internet_gb");

  private static void charge(Resource transfer, Components bill) {
    bill.add(
        "Between zones",
        "GB",
        transfer.price(DataTransferKeys.INTRA_REGION),
        transfer.usage("monthly_intra_region_gb").times(2));
    if (isUsEast(transfer)) {
      add(
          transfer,
          bill,
          "To US East",
          DataTransferKeys.US_EAST,
          "monthly_outbound_us_east_to_us_east_gb");
    }
    add(
        transfer,
        bill,
        "To other regions",
        DataTransferKeys.OTHER_REGIONS,
        "monthly_outbound_other_regions_gb");
    add(
        transfer,
        bill,
        "To the internet",
        DataTransferKeys.INTERNET,
        "monthly_outbound_internet_gb");
  }

  private static boolean isUsEast(Resource transfer) {
    return transfer.region() != null && transfer.region().startsWith("us-east-");
  }

  private static void add(
      Resource transfer, Components bill, String name, KeyForm price, String usageKey) {
    bill.add(name, "GB", transfer.price(price), transfer.usage(usageKey));
  }

  private DataTransfer() {}
}
