package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.util.Map;

/// Takes the cheaper mode of a stream: by shard, or by data.
final class KinesisMode {

  static final Rule RULE =
      Rule.of("aws-kinesis-on-demand", "on-demand mode of the stream, where there is little data")
          .on("aws_kinesis_stream")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
              KinesisMode::look);

  private static void look(Resource stream, Scene scene) {
    if (!stream.attr("stream_mode_details.stream_mode").or("PROVISIONED").is("PROVISIONED")) {
      return;
    }
    scene
        .suggest(stream, "shards are charged whether there is data or not")
        .provided("each gigabyte is read once, within a day and without fan-out")
        .assuming("monthly_provisioned_efo_data_out_gb", 0)
        .assuming("monthly_provisioned_efo_consumer_hours", 0)
        .assuming("monthly_provisioned_extended_retention_gb", 0)
        .assuming("monthly_provisioned_long_term_retention_gb", 0)
        .assuming("monthly_provisioned_long_term_retrieval_gb", 0)
        .assuming("monthly_on_demand_efo_data_out_gb", 0)
        .assuming("monthly_on_demand_extended_retention_gb", 0)
        .assuming("monthly_on_demand_long_term_retention_gb", 0)
        .turnsAt(
            Map.of(
                "monthly_on_demand_data_in_gb", BigDecimal.ONE,
                "monthly_on_demand_data_out_gb", BigDecimal.ONE,
                "monthly_provisioned_put_units", PUT_UNITS_PER_GB),
            "GB ingested a month")
        .set("stream_mode_details.stream_mode", "ON_DEMAND");
  }

  /// Of 25 KB each.
  private static final BigDecimal PUT_UNITS_PER_GB = BigDecimal.valueOf(41_944);

  private KinesisMode() {}
}
