package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Removes load balancers without a listener.
final class LoadBalancerIdle {

  static final Rule RULE =
      Rule.of("aws-lb-idle", "no load balancer without a listener")
          .on("aws_lb", "aws_alb")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://aws.amazon.com/elasticloadbalancing/pricing/",
              (balancer, scene) -> {
                if (balancer
                        .referencedBy("aws_lb_listener", "load_balancer_arn", "arn", "id")
                        .isEmpty()
                    && balancer
                        .referencedBy("aws_alb_listener", "load_balancer_arn", "arn", "id")
                        .isEmpty()) {
                  scene
                      .suggest(balancer, "no listener of the plan is for it")
                      .provided("it has no listener outside of the plan")
                      .remove();
                }
              });

  private LoadBalancerIdle() {}
}
