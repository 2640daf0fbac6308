package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DsqlKeys;

/// A cluster of Aurora DSQL is charged for the work that it does, by processing units, and for what
/// it stores.
///
/// @see <a href="https://aws.amazon.com/rds/aurora/dsql/pricing/">Aurora DSQL pricing</a>
final class DsqlCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_dsql_cluster", DsqlCluster::charge)
          .usage("monthly_processing_units", "storage_gb");

  private static void charge(Resource cluster, Components bill) {
    bill.add(
        "Processing units",
        "units",
        cluster.price(DsqlKeys.UNITS),
        cluster.usage("monthly_processing_units"));
    bill.add("Storage", "GB", cluster.price(DsqlKeys.STORAGE), cluster.usage("storage_gb"));
  }

  private DsqlCluster() {}
}
