package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Lets Aurora Serverless that is not in production shrink.
final class AuroraServerlessFloor {

  static final Rule RULE =
      Rule.of(
              "aws-aurora-serverless-floor",
              "half a unit as the floor of Aurora Serverless outside of production")
          .on("aws_rds_cluster")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("serverlessv2_scaling_configuration.min_capacity").isSet()) {
                  scene
                      .suggest(resource, "its least capacity is charged whether it is used or not")
                      .provided(fact)
                      .atMost()
                      .set(
                          "serverlessv2_scaling_configuration.min_capacity", new BigDecimal("0.5"));
                }
              });

  private AuroraServerlessFloor() {}
}
