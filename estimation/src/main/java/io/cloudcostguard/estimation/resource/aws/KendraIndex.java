package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KendraKeys;

/// An index of Kendra is charged by the hour, by its edition, and for capacity that is added to it.
///
/// @see <a href="https://aws.amazon.com/kendra/pricing/">Amazon Kendra pricing</a>
final class KendraIndex {

  static final ResourceType TYPE =
      ResourceType.priced("aws_kendra_index", KendraIndex::charge)
          .reading(
              "edition",
              "capacity_units.query_capacity_units",
              "capacity_units.storage_capacity_units");

  private static void charge(Resource index, Components bill) {
    bill.hourly(
        "Index", index.price(KendraKeys.INDEX, index.attr("edition").or("ENTERPRISE_EDITION")));
    bill.hourly(
        "Query capacity",
        index.price(KendraKeys.UNITS, "query"),
        index.attr("capacity_units.query_capacity_units").amount(0));
    bill.hourly(
        "Storage capacity",
        index.price(KendraKeys.UNITS, "storage"),
        index.attr("capacity_units.storage_capacity_units").amount(0));
  }

  private KendraIndex() {}
}
