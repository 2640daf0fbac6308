package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs databases that are not in production in one zone.
final class RdsSingleZone {

  static final Rule RULE =
      Rule.of("aws-rds-single-zone", "one zone for a database that is not in production")
          .on("aws_db_instance")
          .with(Effort.LOW, Risk.HIGH, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
              (database, scene) -> {
                String fact = scene.notProduction(database);
                if (fact != null && database.attr("multi_az").isTrue()) {
                  scene
                      .suggest(database, "multi_az is for databases that may not be down")
                      .provided(fact)
                      .set("multi_az", false);
                }
              });

  private RdsSingleZone() {}
}
