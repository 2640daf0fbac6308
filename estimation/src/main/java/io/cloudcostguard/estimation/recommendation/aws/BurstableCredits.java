package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says from how many CPU credits on a burstable instance costs more than one that is not.
final class BurstableCredits {

  static final Rule RULE =
      Rule.of("aws-ec2-burstable", "an instance that is not burstable where many credits are spent")
          .on("aws_instance")
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html",
              BurstableCredits::look);

  private static void look(Resource instance, Scene scene) {
    MachineShapes.Shape now = Ec2Types.of(instance);
    if (now != null
        && now.isBurstable()
        && now.generation() > 2
        && !instance.attr("credit_specification.cpu_credits").is("standard")) {
      scene
          .suggest(instance, now.name() + " buys CPU credits when it is busy for long")
          .turnsAt("monthly_cpu_credit_hrs", "hours of CPU credits by vCPU")
          .setCheapest("instance_type", MachineShapes.steady(now));
    }
  }

  private BurstableCredits() {}
}
