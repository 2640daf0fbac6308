package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// A replication group is charged by all its nodes: every node group has one primary and its
/// replicas.
///
/// @see <a href="https://aws.amazon.com/elasticache/pricing/">Amazon ElastiCache pricing</a>
final class ElasticacheReplicationGroup {

  static final ResourceType TYPE =
      ResourceType.priced("aws_elasticache_replication_group", ElasticacheReplicationGroup::charge)
          .reading(
              "replication_group_id",
              "engine",
              "engine_version",
              "global_replication_group_id",
              "node_type",
              "num_cache_clusters",
              "number_cache_clusters",
              "num_node_groups",
              "replicas_per_node_group",
              "cluster_mode.num_node_groups",
              "cluster_mode.replicas_per_node_group",
              "snapshot_retention_limit",
              "automatic_failover_enabled",
              "multi_az_enabled")
          .usage("snapshot_storage_size_gb")
          .usageText(Reservation.USAGE);

  private static final String IDENTITY = "replication-group/{replication_group_id}";

  private static void charge(Resource group, Components bill) {
    if (!group.attr("node_type").isSet() && group.says("global_replication_group_id")) {
      bill.hourly(
          "Cache node",
          Resource.noPrice("the node type is that of the primary group of the global datastore"),
          nodes(group));
      return;
    }
    ElasticacheCluster.charge(group, bill, group.attr("engine").or("redis"), nodes(group));
  }

  private static Amount nodes(Resource group) {
    Amount groups = size(group, "NodeGroups", "num_node_groups");
    Amount replicas = size(group, "Replicas", "replicas_per_node_group");
    if (groups == null && replicas == null) {
      Attr clusters = group.attr("num_cache_clusters");
      return clusters.isSet() ? clusters.amount() : group.attr("number_cache_clusters").amount(1);
    }
    return (groups == null ? Amount.ONE : groups)
        .times(replicas == null ? Amount.ONE : replicas.plus(Amount.ONE));
  }

  /// As autoscaling has it, else as the group says; null where neither does.
  private static @Nullable Amount size(Resource group, String dimension, String attribute) {
    Amount scaled =
        AppAutoscalingTarget.capacity(
            group, "elasticache:replication-group:" + dimension, IDENTITY);
    if (scaled != null) {
      return scaled;
    }
    Attr own = areClustersConfigured(group) ? group.configured(attribute) : group.attr(attribute);
    Attr older = group.attr("cluster_mode." + attribute);
    return own.isSet() ? own.amount() : older.isSet() ? older.amount() : null;
  }

  /// Whether the configuration counts clusters. Groups and replicas that Terraform carries over are
  /// then those of before.
  private static boolean areClustersConfigured(Resource group) {
    return group.configured("num_cache_clusters").isSet()
        || group.configured("number_cache_clusters").isSet();
  }

  private ElasticacheReplicationGroup() {}
}
