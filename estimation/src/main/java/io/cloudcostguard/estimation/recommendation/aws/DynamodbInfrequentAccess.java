package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps tables that are large and seldom read in the class for infrequent access.
final class DynamodbInfrequentAccess {

  static final Rule RULE =
      Rule.of("aws-dynamodb-infrequent-access", "the infrequent access class of the table")
          .on("aws_dynamodb_table")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.tableclasses.html",
              (resource, scene) -> {
                if (resource.attr("table_class").or("STANDARD").is("STANDARD")) {
                  scene
                      .suggest(
                          resource, "its class is STANDARD: storage costs more, requests cost less")
                      .turnsAt("storage_gb", "GB stored")
                      .set("table_class", "STANDARD_INFREQUENT_ACCESS");
                }
              });

  private DynamodbInfrequentAccess() {}
}
