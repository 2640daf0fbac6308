package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlueKeys;

/// A Glue catalogue database is charged by the objects it holds and by requests.
///
/// @see <a href="https://aws.amazon.com/glue/pricing/">AWS Glue pricing</a>
final class GlueCatalogDatabase {

  static final ResourceType TYPE =
      ResourceType.priced("aws_glue_catalog_database", GlueCatalogDatabase::charge)
          .usage("monthly_objects", "monthly_requests");

  private static void charge(Resource database, Components bill) {
    bill.add(
        "Storage",
        "objects",
        database.price(GlueKeys.CATALOG_STORAGE),
        database.usage("monthly_objects"));
    bill.add(
        "Requests",
        "requests",
        database.price(GlueKeys.CATALOG_REQUESTS),
        database.usage("monthly_requests"));
  }

  private GlueCatalogDatabase() {}
}
