package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Says what a savings plan saves, from the rates of its list, and from how many hours a month on
/// it pays.
final class SavingsPlans {

  static final Rule COMPUTE =
      rule(
          "aws-ec2-compute-savings-plan",
          "a Compute Savings Plan, for any type in any region",
          "compute");

  static final Rule INSTANCE =
      rule(
          "aws-ec2-instance-savings-plan",
          "an EC2 Instance Savings Plan, for one family in one region",
          "ec2-instance");

  private static Rule rule(String id, String title, String plan) {
    return Rule.of(id, title)
        .on("aws_instance", "aws_eks_node_group", "aws_autoscaling_group")
        .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
        .when(
            "https://docs.aws.amazon.com/savingsplans/latest/userguide/what-is-savings-plans.html",
            (resource, scene) -> look(resource, scene, plan));
  }

  private static void look(Resource resource, Scene scene, String plan) {
    if (scene.notProduction(resource) != null
        || resource.usageText("reserved_instance_term") != null
        || resource.usageText("savings_plan_term") != null) {
      return;
    }
    for (String term : List.of("1_year", "3_year")) {
      scene
          .suggest(resource, "it runs on demand all month")
          .provided("as much is used for " + ReservedInstances.years(term))
          .expect("savings_plan_type", plan)
          .expect("savings_plan_term", term)
          .expect("savings_plan_payment_option", "no_upfront")
          .turnsAtHours(term.charAt(0) - '0');
    }
  }

  private SavingsPlans() {}
}
