package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Runs caches that are not in production without replicas.
final class CacheReplicas {

  static final Rule RULE =
      Rule.of("aws-cache-one-node", "no replicas of a cache outside of production")
          .on("aws_elasticache_replication_group")
          .with(Effort.LOW, Risk.HIGH, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html",
              CacheReplicas::look);

  private static void look(Resource group, Scene scene) {
    String fact = scene.notProduction(group);
    if (fact == null) {
      return;
    }
    if (group.attr("replicas_per_node_group").isSet()) {
      boolean sharded =
          !(group.attr("num_node_groups").amount(1) instanceof Amount.Known(var groups, _))
              || groups.compareTo(BigDecimal.ONE) > 0;
      alone(
          scene.suggest(group, "it has replicas").set("replicas_per_node_group", 0),
          group,
          fact,
          !sharded);
    } else if (group.attr("num_cache_clusters").isSet()) {
      alone(
          scene.suggest(group, "it has replicas").set("num_cache_clusters", 1), group, fact, true);
    }
  }

  /// Without a replica there is nothing to fail over to; only a cluster with several shards has to
  /// have failover all the same.
  private static void alone(
      Suggestion suggestion, Resource group, String fact, boolean withoutFailover) {
    suggestion.provided(fact);
    if (group.attr("multi_az_enabled").isTrue()) {
      suggestion.set("multi_az_enabled", false);
    }
    if (withoutFailover && group.attr("automatic_failover_enabled").isTrue()) {
      suggestion.set("automatic_failover_enabled", false);
    }
  }

  private CacheReplicas() {}
}
