package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that running in office hours saves for instances that are not in production.
final class Ec2OfficeHours {

  static final Rule RULE =
      Rule.of("aws-ec2-office-hours", "stopped outside of office hours")
          .on("aws_instance")
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/solutions/latest/instance-scheduler-on-aws/solution-overview.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && !resource.attr("host_id").isSet()) {
                  scene
                      .suggest(resource, "it runs all month; ten hours on 22 days are 220")
                      .provided(fact)
                      .atMost()
                      .expect("monthly_hrs", 220);
                }
              });

  private Ec2OfficeHours() {}
}
