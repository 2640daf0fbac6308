package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs instances on shared hardware in place of dedicated hardware.
final class Ec2SharedTenancy {

  static final Rule RULE =
      Rule.of("aws-ec2-shared-tenancy", "shared in place of dedicated hardware")
          .on("aws_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-instance.html",
              (resource, scene) -> {
                if (resource.attr("tenancy").is("dedicated")) {
                  scene
                      .suggest(resource, "tenancy is dedicated")
                      .provided("no rule of compliance asks for dedicated hardware")
                      .set("tenancy", "default");
                }
              });

  private Ec2SharedTenancy() {}
}
