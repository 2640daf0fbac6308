package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MskKeys;

/// A serverless MSK cluster is charged by the hour, for its partitions, for storage, and for data
/// in and out.
///
/// @see <a href="https://aws.amazon.com/msk/pricing/">Amazon MSK pricing</a>
final class MskServerless {

  static final ResourceType TYPE =
      ResourceType.priced("aws_msk_serverless_cluster", MskServerless::charge)
          .usage("partitions", "storage_gb", "monthly_data_in_gb", "monthly_data_out_gb");

  private static void charge(Resource cluster, Components bill) {
    bill.hourly("Cluster", cluster.price(MskKeys.SERVERLESS, "cluster"));
    bill.hourly(
        "Partitions", cluster.price(MskKeys.SERVERLESS, "partition"), cluster.usage("partitions"));
    bill.add(
        "Storage", "GB", cluster.price(MskKeys.SERVERLESS, "storage"), cluster.usage("storage_gb"));
    bill.add(
        "Data in",
        "GB",
        cluster.price(MskKeys.SERVERLESS, "data-in"),
        cluster.usage("monthly_data_in_gb"));
    bill.add(
        "Data out",
        "GB",
        cluster.price(MskKeys.SERVERLESS, "data-out"),
        cluster.usage("monthly_data_out_gb"));
  }

  private MskServerless() {}
}
