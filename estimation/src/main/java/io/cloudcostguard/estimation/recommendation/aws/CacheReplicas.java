package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

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
      scene.suggest(group, "it has replicas").provided(fact).set("replicas_per_node_group", 0);
    } else if (group.attr("num_cache_clusters").isSet()) {
      scene.suggest(group, "it has replicas").provided(fact).set("num_cache_clusters", 1);
    }
  }

  private CacheReplicas() {}
}
