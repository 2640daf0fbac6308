package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Replicates in one zone outside of production.
final class DmsSingleZone {

  static final Rule RULE =
      Rule.of("aws-dms-single-zone", "one zone for replication outside of production")
          .on("aws_dms_replication_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("multi_az").isTrue()) {
                  scene
                      .suggest(resource, "it has a standby in another zone")
                      .provided(fact)
                      .set("multi_az", false);
                }
              });

  private DmsSingleZone() {}
}
