package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps performance data of databases that are not in production for a week.
final class RdsInsights {

  static final Rule RULE =
      Rule.of(
              "aws-rds-performance-insights",
              "a week of Performance Insights outside of production")
          .on("aws_db_instance", "aws_rds_cluster_instance")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.cost.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("performance_insights_enabled").isTrue()
                    && resource.attr("performance_insights_retention_period").isSet()) {
                  scene
                      .suggest(resource, "seven days are free")
                      .provided(fact)
                      .set("performance_insights_retention_period", 7);
                }
              });

  private RdsInsights() {}
}
