package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what a reservation without upfront saves, and from how many hours a month on it pays.
final class ReservedInstances {

  static final Rule EC2 =
      Rule.of("aws-ec2-reserved", "reserved instances, without upfront")
          .on("aws_instance", "aws_eks_node_group", "aws_autoscaling_group")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://aws.amazon.com/ec2/pricing/reserved-instances/pricing/",
              (resource, scene) -> look(resource, scene, "reserved_instance_type"));

  static final Rule RDS =
      Rule.of("aws-rds-reserved", "reserved database instances")
          .on("aws_db_instance", "aws_rds_cluster_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://aws.amazon.com/rds/reserved-instances/",
              (resource, scene) -> look(resource, scene, null));

  static final Rule CACHE =
      Rule.of("aws-cache-reserved", "reserved cache nodes")
          .on("aws_elasticache_cluster", "aws_elasticache_replication_group")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://aws.amazon.com/elasticache/reserved-cache-nodes/",
              (resource, scene) -> look(resource, scene, null));

  private static void look(Resource resource, Scene scene, @Nullable String offering) {
    if (scene.notProduction(resource) != null
        || resource.usageText("reserved_instance_term") != null
        || resource.usageText("savings_plan_term") != null) {
      return;
    }
    for (String term : List.of("1_year", "3_year")) {
      Suggestion suggestion =
          scene
              .suggest(resource, "it runs on demand all month")
              .provided("the machine is of this kind for " + years(term))
              .expect("reserved_instance_term", term)
              .expect("reserved_instance_payment_option", "no_upfront")
              .turnsAtHours(term.charAt(0) - '0');
      if (offering != null) {
        suggestion.expect(offering, "standard");
      }
    }
  }

  /// E.g. `3 years` of `3_year`.
  static String years(String term) {
    return term.replace('_', ' ') + (term.startsWith("1") ? "" : "s");
  }

  private ReservedInstances() {}
}
