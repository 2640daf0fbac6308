package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RedshiftKeys;

/// A workgroup of Redshift Serverless is charged for the processing units that run while it answers
/// queries, and for what it stores.
///
/// @see <a href="https://aws.amazon.com/redshift/pricing/">Amazon Redshift pricing</a>
final class RedshiftServerlessWorkgroup {

  static final ResourceType TYPE =
      ResourceType.priced("aws_redshiftserverless_workgroup", RedshiftServerlessWorkgroup::charge)
          .reading("base_capacity", PublicAddresses.PUBLIC)
          .usage("monthly_active_hours", "storage_gb");

  private static void charge(Resource workgroup, Components bill) {
    bill.add(
        "Processing units",
        "RPU-hours",
        workgroup.price(RedshiftKeys.SERVERLESS),
        workgroup.usage("monthly_active_hours").times(units(workgroup)));
    bill.add(
        "Managed storage",
        "GB",
        workgroup.price(RedshiftKeys.MANAGED_STORAGE),
        workgroup.usage("storage_gb"));
    if (workgroup.attr(PublicAddresses.PUBLIC).isTrue()) {
      PublicAddresses.charge(
          workgroup,
          bill,
          Amount.unknown("how many public addresses a workgroup has is known only when it runs"));
    }
  }

  private static Amount units(Resource workgroup) {
    if (workgroup.attr("base_capacity").isUnknown()) {
      workgroup.assume("its base capacity is 128 RPUs, that of a workgroup that names none");
      return Amount.of(128);
    }
    return workgroup.attr("base_capacity").amount(128);
  }

  private RedshiftServerlessWorkgroup() {}
}
