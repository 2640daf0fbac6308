package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DaxKeys;

/// A DAX cluster is charged for its nodes by the hour.
///
/// @see <a href="https://aws.amazon.com/dynamodb/pricing/on-demand/">Amazon DynamoDB pricing</a>
final class DaxCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_dax_cluster", DaxCluster::charge)
          .reading("node_type", "replication_factor");

  private static void charge(Resource cluster, Components bill) {
    bill.hourly(
        "Nodes",
        cluster.price(DaxKeys.NODE, cluster.attr("node_type")),
        cluster.attr("replication_factor").amount());
  }

  private DaxCluster() {}
}
