package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that own licences save for commercial databases.
final class RdsLicence {

  static final Rule RULE =
      Rule.of("aws-rds-licence", "own licences for the database")
          .on("aws_db_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Oracle.Concepts.Licensing.html",
              (resource, scene) -> {
                if (resource.attr("license_model").is("license-included")
                    && resource.attr("engine").text("").startsWith("oracle")) {
                  scene
                      .suggest(resource, "the price includes the licence")
                      .provided("enough licences are owned")
                      .atMost()
                      .set("license_model", "bring-your-own-license");
                }
              });

  private RdsLicence() {}
}
