package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.util.Map;

/// Says up to which load a table costs less by request than by capacity.
final class DynamodbOnDemand {

  static final Rule RULE =
      Rule.of("aws-dynamodb-on-demand", "on-demand capacity of the table, where load is low")
          .on("aws_dynamodb_table")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html",
              DynamodbOnDemand::look);

  /// One unit of capacity serves one request unit a second; of which one percent.
  private static final BigDecimal UNITS_PER_PERCENT = BigDecimal.valueOf(36L * 730);

  private static void look(Resource table, Scene scene) {
    if (!table.attr("billing_mode").or("PROVISIONED").is("PROVISIONED")) {
      return;
    }
    if (table.attr("read_capacity").amount(0) instanceof Amount.Known(var reads, _)
        && table.attr("write_capacity").amount(0) instanceof Amount.Known(var writes, _)) {
      scene
          .suggest(table, "capacity is charged whether it is used or not")
          .turnsAtPercent(
              Map.of(
                  "monthly_read_request_units", reads.multiply(UNITS_PER_PERCENT),
                  "monthly_write_request_units", writes.multiply(UNITS_PER_PERCENT)),
              "the capacity in use")
          .set("billing_mode", "PAY_PER_REQUEST")
          .set("read_capacity", null)
          .set("write_capacity", null);
    }
  }

  private DynamodbOnDemand() {}
}
