package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps file systems that are not in production in one zone.
final class EfsOneZone {

  static final Rule RULE =
      Rule.of("aws-efs-one-zone", "one zone for EFS outside of production")
          .on("aws_efs_file_system")
          .with(Effort.HIGH, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/efs/latest/ug/features.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                String region = resource.region();
                if (fact != null
                    && region != null
                    && !resource.attr("availability_zone_name").isSet()) {
                  scene
                      .suggest(resource, "its files are in three zones or more")
                      .provided(fact)
                      .turnsAt("storage_gb", "GB stored")
                      .provided("the account has the zone; another one will do as well")
                      .set("availability_zone_name", region + "a");
                }
              });

  private EfsOneZone() {}
}
