package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;

/// The days for which a database cluster keeps backups: the first of them costs nothing.
///
/// @see <a href="https://aws.amazon.com/neptune/pricing/">Amazon Neptune pricing</a>
/// @see <a href="https://aws.amazon.com/documentdb/pricing/">Amazon DocumentDB pricing</a>
final class BackupDays {

  /// How many of a cluster's days are paid for; one day is kept unless it says otherwise.
  static Amount beyondTheFirst(Resource cluster) {
    return cluster.attr("backup_retention_period").amount(1).beyond(1);
  }

  /// Charges the gigabytes of all backups where there is a day that is paid for.
  static void charge(Components bill, PriceRef price, Amount gigabytes, Amount paidDays) {
    if (!paidDays.isZero()) {
      bill.add(
          "Backup storage", "GB", price, paidDays instanceof Amount.Unknown ? paidDays : gigabytes);
    }
  }

  private BackupDays() {}
}
