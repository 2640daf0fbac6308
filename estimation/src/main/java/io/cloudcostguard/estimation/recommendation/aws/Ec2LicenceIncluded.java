package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that Linux, or licences that are owned, save over those of Windows and SUSE that
/// are included.
final class Ec2LicenceIncluded {

  static final Rule RULE =
      Rule.of("aws-ec2-licence", "Linux, or own licences, in place of included ones")
          .on("aws_instance")
          .with(Effort.HIGH, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://aws.amazon.com/windows/resources/licensing/",
              (resource, scene) -> {
                if (resource.usageText("operating_system") != null
                    && !"linux".equals(resource.usageText("operating_system"))) {
                  scene
                      .suggest(resource, "the price includes a licence of the operating system")
                      .atMost()
                      .expect("operating_system", "linux");
                }
              });

  private Ec2LicenceIncluded() {}
}
