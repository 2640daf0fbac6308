package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

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
        transfer.price("datatransfer", "intra-region"),
        transfer.usage("monthly_intra_region_gb").times(2));
    if (isUsEast(transfer)) {
      add(transfer, bill, "To US East", "us-east", "monthly_outbound_us_east_to_us_east_gb");
    }
    add(transfer, bill, "To other regions", "other-regions", "monthly_outbound_other_regions_gb");
    add(transfer, bill, "To the internet", "internet", "monthly_outbound_internet_gb");
  }

  private static boolean isUsEast(Resource transfer) {
    return transfer.region() != null && transfer.region().startsWith("us-east-");
  }

  private static void add(
      Resource transfer, Components bill, String name, String price, String usageKey) {
    bill.add(name, "GB", transfer.price("datatransfer", price), transfer.usage(usageKey));
  }

  private DataTransfer() {}
}
