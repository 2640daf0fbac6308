package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps the data of databases that are not in production on HDD.
final class DatabaseHdd {

  static final Rule RULE =
      Rule.of("google-sql-hdd", "HDD for a database outside of production")
          .on("google_sql_database_instance")
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://cloud.google.com/sql/docs/mysql/choosing-ssd-hdd",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("settings.disk_type").or("PD_SSD").is("PD_SSD")
                    && !resource.attr("settings.edition").is("ENTERPRISE_PLUS")) {
                  scene
                      .suggest(resource, "its storage is SSD")
                      .provided(fact)
                      .set("settings.disk_type", "PD_HDD");
                }
              });

  private DatabaseHdd() {}
}
