package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs what is not in production on spot capacity.
final class SpotInstances {

  static final Rule RULE =
      Rule.of("aws-ec2-spot", "spot capacity outside of production")
          .on("aws_eks_node_group", "aws_launch_template", "aws_instance")
          .with(Effort.MEDIUM, Risk.HIGH, Reversal.REPLACEMENT)
          .when("https://aws.amazon.com/ec2/spot/", SpotInstances::look);

  private static void look(Resource resource, Scene scene) {
    String fact = scene.notProduction(resource);
    if (fact == null) {
      return;
    }
    boolean nodes = resource.type().equals("aws_eks_node_group");
    String path = nodes ? "capacity_type" : "instance_market_options.market_type";
    if (!resource.attr(path).is("spot") && !isMixed(resource)) {
      scene
          .suggest(resource, "it runs on demand")
          .provided(fact)
          .provided("it may be stopped at two minutes' notice")
          .set(path, nodes ? "SPOT" : "spot");
    }
  }

  /// Whether a group takes it for several types: such a group says itself what is spot, and its
  /// template may not.
  private static boolean isMixed(Resource template) {
    return template.type().equals("aws_launch_template")
        && (isOf(template, "launch_template_id", "id")
            || isOf(template, "launch_template_name", "name"));
  }

  private static boolean isOf(Resource template, String attribute, String identity) {
    return !template
        .referencedBy(
            "aws_autoscaling_group",
            "mixed_instances_policy.launch_template.launch_template_specification." + attribute,
            identity)
        .isEmpty();
  }

  private SpotInstances() {}
}
