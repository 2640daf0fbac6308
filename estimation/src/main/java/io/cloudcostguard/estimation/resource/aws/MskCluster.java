package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MskKeys;

/// An MSK cluster is charged for its brokers by the hour and for the storage of each, which may
/// grow on its own; for the address of each that is reached from the internet. One of Express
/// brokers is charged for what it stores and what is written.
///
/// @see <a href="https://aws.amazon.com/msk/pricing/">Amazon MSK pricing</a>
final class MskCluster {

  private static final String BROKER = "broker_node_group_info";

  private static final String PUBLIC_ACCESS = BROKER + ".connectivity_info.public_access.type";

  private static final String STORAGE = BROKER + ".storage_info.ebs_storage_info";

  static final ResourceType TYPE =
      ResourceType.priced("aws_msk_cluster", MskCluster::charge)
          .reading(
              "id",
              "arn",
              "number_of_broker_nodes",
              "kafka_version",
              BROKER + ".instance_type",
              PUBLIC_ACCESS,
              STORAGE + ".volume_size",
              STORAGE + ".provisioned_throughput.enabled",
              STORAGE + ".provisioned_throughput.volume_throughput")
          .usage("storage_gb", "monthly_data_written_gb");

  private static void charge(Resource cluster, Components bill) {
    Amount brokers = cluster.attr("number_of_broker_nodes").amount();
    bill.hourly(
        "Brokers", cluster.price(MskKeys.BROKER, cluster.attr(BROKER + ".instance_type")), brokers);
    if (cluster.attr(BROKER + ".instance_type").text("").startsWith("express.")) {
      bill.add(
          "Storage", "GB", cluster.price(MskKeys.EXPRESS_STORAGE), cluster.usage("storage_gb"));
      bill.add(
          "Data written",
          "GB",
          cluster.price(MskKeys.EXPRESS_DATA),
          cluster.usage("monthly_data_written_gb"));
    } else {
      bill.add("Storage", "GB", cluster.price(MskKeys.STORAGE), storage(cluster).times(brokers));
      chargeThroughput(cluster, bill, brokers);
    }
    if (cluster.attr(PUBLIC_ACCESS).is("SERVICE_PROVIDED_EIPS")) {
      PublicAddresses.charge(cluster, bill, brokers);
    }
  }

  private static void chargeThroughput(Resource cluster, Components bill, Amount brokers) {
    if (cluster.attr(STORAGE + ".provisioned_throughput.enabled").isTrue()) {
      bill.add(
          "Provisioned throughput",
          "MBps",
          Resource.noPrice("the price of provisioned throughput of brokers is not known"),
          cluster
              .attr(STORAGE + ".provisioned_throughput.volume_throughput")
              .amount()
              .times(brokers));
    }
  }

  /// Of one broker.
  private static Amount storage(Resource cluster) {
    Amount size = cluster.attr(STORAGE + ".volume_size").amount(0);
    Amount scaled =
        AppAutoscalingTarget.capacity(cluster, "kafka:broker-storage:VolumeSize", "arn");
    return scaled == null ? size : size.max(scaled);
  }

  private MskCluster() {}
}
