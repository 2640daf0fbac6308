package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Gives databases that are not in production no public address.
final class DatabaseAddress {

  static final Rule RULE =
      Rule.of("google-sql-address", "no public address of a database outside of production")
          .on("google_sql_database_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/sql/docs/mysql/configure-private-ip",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("settings.ip_configuration.ipv4_enabled").isTrue()) {
                  scene
                      .suggest(resource, "its public address is charged while it is not used")
                      .provided(fact)
                      .provided(
                          "it has a private address: settings.ip_configuration.private_network")
                      .set("settings.ip_configuration.ipv4_enabled", false);
                }
              });

  private DatabaseAddress() {}
}
