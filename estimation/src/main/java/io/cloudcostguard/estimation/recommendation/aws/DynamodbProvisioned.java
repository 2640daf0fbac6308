package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Provisions capacity of tables whose expected load is known, for a use of 70 percent.
final class DynamodbProvisioned {

  static final Rule RULE =
      Rule.of("aws-dynamodb-provisioned", "provisioned capacity of the table, where load is even")
          .on("aws_dynamodb_table")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html",
              DynamodbProvisioned::look);

  /// Requests a month that one unit serves at 70 percent of 3,600 × 730.
  private static final BigDecimal SERVED = BigDecimal.valueOf(1_839_600);

  private static void look(Resource table, Scene scene) {
    // Indices have capacities of their own, of which the usage file says nothing.
    if (table.attr("billing_mode").is("PAY_PER_REQUEST")
        && table.blocks("global_secondary_index").isEmpty()
        && table.usage("monthly_read_request_units") instanceof Amount.Known(var reads, _)
        && table.usage("monthly_write_request_units") instanceof Amount.Known(var writes, _)) {
      scene
          .suggest(table, "requests are charged one by one")
          .provided("the load is even: 70 percent of the capacity is used at any time")
          .set("billing_mode", "PROVISIONED")
          .set("read_capacity", capacity(reads))
          .set("write_capacity", capacity(writes));
    }
  }

  private static BigDecimal capacity(BigDecimal requests) {
    return requests.divide(SERVED, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
  }

  private DynamodbProvisioned() {}
}
