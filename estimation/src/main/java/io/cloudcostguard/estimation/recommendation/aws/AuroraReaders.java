package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs clusters that are not in production without readers.
final class AuroraReaders {

  static final Rule RULE =
      Rule.of("aws-aurora-readers", "no readers outside of production")
          .on("aws_rds_cluster_instance")
          .with(Effort.LOW, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
              (instance, scene) -> {
                String fact = scene.notProduction(instance);
                List<Resource> alike = BlockInstances.of(instance, scene, AuroraReaders::cluster);
                if (fact != null && alike.size() > 1 && alike.getFirst() == instance) {
                  Suggestion suggestion =
                      scene
                          .suggest(instance, "the cluster has %d instances".formatted(alike.size()))
                          .provided(fact);
                  alike.subList(1, alike.size()).forEach(suggestion::remove);
                }
              });

  /// The cluster that an instance is of; null where the plan does not tell.
  private static @Nullable String cluster(Resource instance) {
    Resource cluster =
        instance.reference("cluster_identifier", "aws_rds_cluster", "id", "cluster_identifier");
    return cluster == null ? instance.attr("cluster_identifier").text() : cluster.address();
  }

  private AuroraReaders() {}
}
