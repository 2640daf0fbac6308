package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MemorydbKeys;

/// A MemoryDB cluster is charged for its nodes by the hour, for what is written to it and for its
/// snapshots.
///
/// @see <a href="https://aws.amazon.com/memorydb/pricing/">Amazon MemoryDB pricing</a>
final class MemorydbCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_memorydb_cluster", MemorydbCluster::charge)
          .reading("engine", "node_type", "num_shards", "num_replicas_per_shard")
          .usage("monthly_data_written_gb", "snapshot_storage_gb");

  static final ResourceType SNAPSHOT =
      ResourceType.priced("aws_memorydb_snapshot", MemorydbCluster::chargeSnapshot)
          .usage("storage_gb");

  private static void charge(Resource cluster, Components bill) {
    String engine = engine(cluster);
    Amount nodes =
        cluster
            .attr("num_replicas_per_shard")
            .amount(1)
            .plus(Amount.ONE)
            .times(cluster.attr("num_shards").amount(1));
    bill.hourly(
        "Nodes", cluster.price(MemorydbKeys.NODE, engine, cluster.attr("node_type")), nodes);
    bill.add(
        "Data written",
        "GB",
        cluster.price(MemorydbKeys.DATA_WRITTEN, engine),
        cluster.usage("monthly_data_written_gb"));
    bill.add(
        "Snapshots",
        "GB",
        cluster.price(MemorydbKeys.SNAPSHOT),
        cluster.usage("snapshot_storage_gb"));
  }

  /// Where none is set, the plan does not know it: the service decides.
  private static String engine(Resource cluster) {
    if (cluster.attr("engine").isUnknown()) {
      cluster.assume("its engine is Redis, the engine of a cluster that names none");
      return "redis";
    }
    return cluster.attr("engine").text("redis");
  }

  private static void chargeSnapshot(Resource snapshot, Components bill) {
    bill.add("Storage", "GB", snapshot.price(MemorydbKeys.SNAPSHOT), snapshot.usage("storage_gb"));
  }

  private MemorydbCluster() {}
}
