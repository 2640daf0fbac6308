package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Leaves out detailed monitoring of instances that are not in production.
final class Ec2Monitoring {

  static final Rule RULE =
      Rule.of("aws-ec2-detailed-monitoring", "no detailed monitoring outside of production")
          .on("aws_instance")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("monitoring").isTrue()) {
                  scene
                      .suggest(
                          resource,
                          "metrics by the minute are charged; those by five minutes are not")
                      .provided(fact)
                      .set("monitoring", false);
                }
              });

  private Ec2Monitoring() {}
}
