package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A zone is charged by the month, a record set for its queries.
///
/// @see <a href="https://cloud.google.com/dns/pricing">Cloud DNS pricing</a>
final class CloudDns {

  static final ResourceType ZONE =
      ResourceType.priced(
          "google_dns_managed_zone",
          (zone, bill) ->
              bill.add(
                  "Managed zone",
                  "units",
                  zone.price(GoogleKeys.DNS, "managed-zone", "on-demand"),
                  Amount.ONE));

  static final ResourceType RECORD_SET =
      ResourceType.priced("google_dns_record_set", CloudDns::chargeRecordSet)
          .usage("monthly_queries");

  private static void chargeRecordSet(Resource records, Components bill) {
    bill.add(
        "Queries",
        "units",
        records.price(GoogleKeys.DNS, "queries", "on-demand"),
        records.usage("monthly_queries"));
  }

  private CloudDns() {}
}
