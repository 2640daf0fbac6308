package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A NAT gateway is charged by the hour for the machines that it is for, of which no more than 32
/// count, and by the gigabyte.
///
/// @see <a href="https://cloud.google.com/nat/pricing">Cloud NAT pricing</a>
final class RouterNat {

  private static final long MOST_MACHINES = 32;

  static final ResourceType TYPE =
      ResourceType.priced("google_compute_router_nat", RouterNat::charge)
          .reading("nat_ips")
          .usage("assigned_vms", "monthly_data_processed_gb");

  private static void charge(Resource nat, Components bill) {
    bill.hourly(
        "Assigned machines",
        nat.price(GoogleKeys.NAT_UPTIME, "on-demand"),
        nat.usage("assigned_vms").min(Amount.of(MOST_MACHINES)));
    bill.add(
        "Data processed",
        "GiB",
        nat.price(GoogleKeys.NAT_DATA, "on-demand"),
        nat.usage("monthly_data_processed_gb"));
  }

  private RouterNat() {}
}
