package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RedshiftKeys;

/// A Redshift cluster is charged by its nodes and hours, and by concurrency scaling, managed
/// storage, Spectrum scans and backups. One that is reached from the internet has a public address,
/// or is given an elastic IP address.
///
/// @see <a href="https://aws.amazon.com/redshift/pricing/">Amazon Redshift pricing</a>
final class RedshiftCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_redshift_cluster", RedshiftCluster::charge)
          .reading("node_type", "number_of_nodes", PublicAddresses.PUBLIC, "elastic_ip")
          .usage(
              "managed_storage_gb",
              "excess_concurrency_scaling_secs",
              "spectrum_data_scanned_tb",
              "backup_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    Attr nodeType = cluster.attr("node_type");
    Amount nodes = cluster.attr("number_of_nodes").amount(1);
    bill.hourly("Nodes", cluster.price(RedshiftKeys.NODE, nodeType), nodes);
    bill.add(
        "Concurrency scaling",
        "node-seconds",
        cluster.price(RedshiftKeys.CONCURRENCY_SCALING, nodeType),
        cluster.usage("excess_concurrency_scaling_secs").times(nodes));
    if (nodeType.text("").startsWith("ra3.")) {
      bill.add(
          "Managed storage",
          "GB",
          cluster.price(RedshiftKeys.MANAGED_STORAGE),
          cluster.usage("managed_storage_gb"));
    }
    bill.addIfExpected(
        "Spectrum",
        "TB",
        cluster.price(RedshiftKeys.SPECTRUM),
        cluster.usage("spectrum_data_scanned_tb"));
    bill.add(
        "Backup storage",
        "GB",
        cluster.price(RedshiftKeys.BACKUP),
        cluster.usage("backup_storage_gb"));
    if (cluster.attr(PublicAddresses.PUBLIC).isTrue() && !cluster.says("elastic_ip")) {
      PublicAddresses.charge(cluster, bill, Amount.ONE);
    }
  }

  private RedshiftCluster() {}
}
