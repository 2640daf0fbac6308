package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlueKeys;

/// A development endpoint is charged for its processing units as long as it runs, an optimizer of
/// tables for those of its runs.
///
/// @see <a href="https://aws.amazon.com/glue/pricing/">AWS Glue pricing</a>
final class GlueDevEndpoint {

  static final ResourceType TYPE =
      ResourceType.priced("aws_glue_dev_endpoint", GlueDevEndpoint::charge)
          .reading("number_of_nodes", "number_of_workers", "worker_type");

  static final ResourceType OPTIMIZER =
      ResourceType.priced("aws_glue_catalog_table_optimizer", GlueDevEndpoint::chargeOptimizer)
          .usage("monthly_dpu_hours");

  private static void charge(Resource endpoint, Components bill) {
    bill.add(
        "Processing units",
        "DPU-hours",
        endpoint.price(GlueKeys.DEV_ENDPOINT),
        units(endpoint).timesHours());
  }

  private static Amount units(Resource endpoint) {
    if (!endpoint.attr("worker_type").isSet()) {
      return endpoint.attr("number_of_nodes").amount(5);
    }
    Amount workers = endpoint.attr("number_of_workers").amount();
    return endpoint.attr("worker_type").is("G.2X") ? workers.times(2) : workers;
  }

  private static void chargeOptimizer(Resource optimizer, Components bill) {
    bill.add(
        "Processing units",
        "DPU-hours",
        optimizer.price(GlueKeys.OPTIMIZER),
        optimizer.usage("monthly_dpu_hours"));
  }

  private GlueDevEndpoint() {}
}
