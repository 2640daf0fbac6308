package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps logs that are seldom read in the class for infrequent access.
final class LogClass {

  static final Rule RULE =
      Rule.of("aws-log-infrequent-access", "the infrequent access class for logs")
          .on("aws_cloudwatch_log_group")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
              (resource, scene) -> {
                if (resource.attr("log_group_class").or("STANDARD").is("STANDARD")) {
                  scene
                      .suggest(resource, "its class is STANDARD")
                      .provided("no metric filter, subscription or live tail needs it")
                      .turnsAt("monthly_data_ingested_gb", "GB ingested a month")
                      .set("log_group_class", "INFREQUENT_ACCESS");
                }
              });

  private LogClass() {}
}
