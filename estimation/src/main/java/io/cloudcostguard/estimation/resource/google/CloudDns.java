package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A zone is charged by the month, a record set for its queries.
///
/// @see <a href="https://cloud.google.com/dns/pricing">Cloud DNS pricing</a>
final class CloudDns {

  private static final String SERVICE = "cloud-dns";

  static final ResourceType ZONE =
      ResourceType.priced(
          "google_dns_managed_zone",
          (zone, bill) ->
              bill.add(
                  "Managed zone",
                  "units",
                  zone.globalPrice(SERVICE, "managed-zone", "on-demand"),
                  Amount.ONE));

  static final ResourceType RECORD_SET =
      ResourceType.priced("google_dns_record_set", CloudDns::chargeRecordSet)
          .usage("monthly_queries");

  private static void chargeRecordSet(Resource records, Components bill) {
    bill.add(
        "Queries",
        "units",
        records.globalPrice(SERVICE, "queries", "on-demand"),
        records.usage("monthly_queries"));
  }

  private CloudDns() {}
}
