package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DetectiveKeys;

/// A Detective graph is charged for the data that it ingests in a month.
///
/// @see <a href="https://aws.amazon.com/detective/pricing/">Amazon Detective pricing</a>
final class DetectiveGraph {

  static final ResourceType TYPE =
      ResourceType.priced("aws_detective_graph", DetectiveGraph::charge)
          .usage("monthly_data_ingested_gb");

  private static void charge(Resource graph, Components bill) {
    bill.add(
        "Data ingested",
        "GB",
        graph.price(DetectiveKeys.DATA),
        graph.usage("monthly_data_ingested_gb"));
  }

  private DetectiveGraph() {}
}
