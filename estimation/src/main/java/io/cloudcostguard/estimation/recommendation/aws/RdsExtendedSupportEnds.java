package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Upgrades databases whose major version is past its standard support.
final class RdsExtendedSupportEnds {

  static final Rule RULE =
      Rule.of("aws-rds-extended-support", "a database version in standard support")
          .on("aws_db_instance", "aws_rds_cluster")
          .with(Effort.HIGH, Risk.HIGH, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
              RdsExtendedSupportEnds::look);

  private static void look(Resource database, Scene scene) {
    if (!database.type().equals("aws_rds_cluster")
        && !scene.lines(database).containsKey("Extended support")) {
      return;
    }
    List<String> versions =
        switch (database.attr("engine").text("")) {
          case "mysql" -> List.of("8.4");
          case "postgres" -> List.of("17", "16", "15");
          case "aurora-postgresql" -> List.of("17", "16", "15");
          case "aurora-mysql", "aurora" -> List.of("8.0.mysql_aurora.3.08.0");
          default -> List.of();
        };
    if (!versions.isEmpty() && database.attr("engine_version").isSet()) {
      Suggestion suggestion =
          scene.suggest(
              database,
              "version %s is in extended support"
                  .formatted(database.attr("engine_version").text("")));
      if (database.attr("engine").is("mysql")
          && database.attr("engine_version").text("").startsWith("5.")) {
        suggestion.provided("it is upgraded to 8.0 first: 8.4 follows no other version");
      }
      suggestion
          .provided("its parameter group is of the new version, and what uses it runs with that")
          .set("allow_major_version_upgrade", true)
          .setCheapest("engine_version", versions);
    }
  }

  private RdsExtendedSupportEnds() {}
}
