package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps logs for a month where the usage file says how many are stored.
final class LogRetention {

  static final Rule RULE =
      Rule.of("aws-log-retention", "a month of logs")
          .on("aws_cloudwatch_log_group")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
              LogRetention::look);

  private static void look(Resource group, Scene scene) {
    if (group.attr("retention_in_days").amount(0).isZero()
        && group.usage("storage_gb") instanceof Amount.Known(var stored, _)
        && group.usage("monthly_data_ingested_gb") instanceof Amount.Known(var ingested, _)
        && stored.compareTo(ingested) > 0) {
      scene
          .suggest(group, "it keeps %s GB for ever".formatted(stored.toPlainString()))
          .provided("logs older than 30 days are not needed")
          .provided("what is left is taken to be all that is ingested in a month, uncompressed")
          .set("retention_in_days", 30)
          .expect("storage_gb", ingested);
    }
  }

  private LogRetention() {}
}
