package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Runs groups that are not in production with one instance.
final class AsgSingleInstance {

  static final Rule RULE =
      Rule.of("aws-asg-one-instance", "one instance of a group outside of production")
          .on("aws_autoscaling_group")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
              (group, scene) -> {
                String fact = scene.notProduction(group);
                if (fact != null && isMoreThanOne(group.attr("min_size"))) {
                  scene
                      .suggest(group, "its smallest size is more than one")
                      .provided(fact)
                      .set("min_size", 1)
                      .set("desired_capacity", 1);
                }
              });

  private static boolean isMoreThanOne(Attr size) {
    return size.amount() instanceof Amount.Known(var number, _)
        && number.compareTo(BigDecimal.ONE) > 0;
  }

  private AsgSingleInstance() {}
}
