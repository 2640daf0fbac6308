package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs databases that are not in production in one zone.
final class ZonalDatabase {

  static final Rule RULE =
      Rule.of("google-sql-zonal", "a zonal database outside of production")
          .on("google_sql_database_instance")
          .with(Effort.LOW, Risk.HIGH, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/sql/docs/mysql/high-availability",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("settings.availability_type").is("REGIONAL")) {
                  scene
                      .suggest(resource, "it has a standby in another zone")
                      .provided(fact)
                      .set("settings.availability_type", "ZONAL");
                }
              });

  private ZonalDatabase() {}
}
