package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Airflow that is not in production in the smallest class.
final class MwaaSmall {

  static final Rule RULE =
      Rule.of("aws-mwaa-small", "the small class of Airflow outside of production")
          .on("aws_mwaa_environment")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/mwaa/latest/userguide/environment-class.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("environment_class").is("mw1.medium", "mw1.large")) {
                  scene
                      .suggest(resource, "its class is larger than mw1.small")
                      .provided(fact)
                      .assuming("additional_workers", 0)
                      .assuming("additional_schedulers", 0)
                      .turnsAt("meta_database_gb", "GB of the meta database")
                      .set("environment_class", "mw1.small");
                }
              });

  private MwaaSmall() {}
}
