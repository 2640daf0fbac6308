package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A Redis cluster is charged for its nodes by the hour, for their memory when it writes all that
/// it does to a file, and for backups.
///
/// @see <a href="https://cloud.google.com/memorystore/docs/cluster/pricing">Memorystore for Redis
///   Cluster pricing</a>
final class RedisCluster {

  private static final String NODE = "REDIS_HIGHMEM_MEDIUM";

  static final ResourceType TYPE =
      ResourceType.priced("google_redis_cluster", RedisCluster::charge)
          .reading("node_type", "shard_count", "replica_count", "persistence_config.mode")
          .usage("backup_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    Attr type = cluster.attr("node_type").or(NODE);
    Amount nodes =
        cluster
            .attr("shard_count")
            .amount()
            .times(cluster.attr("replica_count").amount(0).plus(Amount.ONE));
    bill.hourly("Nodes", cluster.price(GoogleKeys.REDIS_CLUSTER, type, "on-demand"), nodes);
    if (cluster.attr("persistence_config.mode").is("AOF")) {
      bill.add(
          "Persistence",
          "GiB-hours",
          cluster.price(GoogleKeys.REDIS_CLUSTER, "aof", "on-demand"),
          nodes.times(memory(type)).timesHours());
    }
    bill.add(
        "Backups",
        "GiB-hours",
        cluster.price(GoogleKeys.REDIS_CLUSTER, "backup", "on-demand"),
        cluster.usage("backup_storage_gb").timesHours());
  }

  /// Of a node, in GiB.
  private static Amount memory(Attr type) {
    return switch (type.text("")) {
      case "redis_shared_core_nano" -> Amount.of("1.4", "GiB");
      case "redis_standard_small" -> Amount.of("6.5", "GiB");
      case "redis_highmem_medium" -> Amount.of("13", "GiB");
      case "redis_highmem_xlarge" -> Amount.of("58", "GiB");
      default -> Amount.unknown("the memory of this node type is not known");
    };
  }

  private RedisCluster() {}
}
