package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ElasticacheKeys;

/// A cache cluster is charged by its nodes and hours, and by snapshots beyond the first. One that
/// belongs to a replication group is charged there.
///
/// @see <a href="https://aws.amazon.com/elasticache/pricing/">Amazon ElastiCache pricing</a>
final class ElasticacheCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_elasticache_cluster", ElasticacheCluster::charge)
          .reading(
              "engine",
              "engine_version",
              "node_type",
              "num_cache_nodes",
              "snapshot_retention_limit",
              "replication_group_id")
          .usage("snapshot_storage_size_gb")
          .usageText(Reservation.USAGE);

  private static void charge(Resource cluster, Components bill) {
    if (!cluster.attr("replication_group_id").isSet()) {
      Attr engine = cluster.attr("engine").or("redis");
      charge(cluster, bill, engine, cluster.attr("num_cache_nodes").amount(1));
    }
  }

  /// The charges of `count` nodes and of their snapshots.
  static void charge(Resource cache, Components bill, Attr engine, Amount count) {
    bill.hourly("Cache node", nodePrice(cache, engine), count);
    chargeExtendedSupport(cache, bill, engine, count);
    Amount paidSnapshots = cache.attr("snapshot_retention_limit").amount(0).beyond(1);
    if (!engine.is("memcached") && !paidSnapshots.isZero()) {
      bill.add(
          "Backup storage",
          "GB",
          cache.price(ElasticacheKeys.BACKUP),
          cache.usage("snapshot_storage_size_gb").times(paidSnapshots));
    }
  }

  /// A part of the on-demand price of a node, reserved or not, for versions past their standard
  /// support.
  private static void chargeExtendedSupport(
      Resource cache, Components bill, Attr engine, Amount count) {
    Lifecycle lifecycle =
        Lifecycles.of("elasticache", engine.text(""), cache.attr("engine_version"));
    Lifecycles.Step step = lifecycle == null ? null : lifecycle.step(cache.submittedOn());
    if (step != null) {
      Amount premium =
          switch (step) {
            case FIRST -> Amount.of("0.8", "premium of the first two years");
            case LATER -> Amount.of("1.6", "premium of the third year");
          };
      bill.add(
          "Extended support",
          Components.HOURS,
          cache.price(ElasticacheKeys.NODE, engine, cache.attr("node_type")),
          count.timesHours().times(premium));
    }
  }

  private static PriceRef nodePrice(Resource cache, Attr engine) {
    Attr nodeType = cache.attr("node_type");
    PriceRef unpriced = Reservation.unpriced(cache);
    if (unpriced != null) {
      return unpriced;
    }
    Reservation reservation = Reservation.of(cache);
    if (reservation == null) {
      return cache.price(ElasticacheKeys.NODE, engine, nodeType);
    }
    return reservation.allUpfront()
        ? cache.price(ElasticacheKeys.RESERVED_UPFRONT)
        : cache.price(
            ElasticacheKeys.RESERVED, engine, nodeType, reservation.term(), reservation.payment());
  }

  private ElasticacheCluster() {}
}
