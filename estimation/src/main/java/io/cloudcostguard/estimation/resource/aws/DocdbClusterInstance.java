package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DocdbKeys;

/// A DocumentDB instance is charged by the hour, by data stored, by I/O requests (not where the
/// cluster is I/O-optimised) and by CPU credits of burstable classes.
///
/// @see <a href="https://aws.amazon.com/documentdb/pricing/">Amazon DocumentDB pricing</a>
final class DocdbClusterInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_docdb_cluster_instance", DocdbClusterInstance::charge)
          .reading("cluster_identifier", "instance_class", "engine_version")
          .usage("data_storage_gb", "monthly_io_requests", CpuCredits.HOURS, CpuCredits.VCPUS);

  private static void charge(Resource instance, Components bill) {
    Resource cluster =
        instance.reference("cluster_identifier", "aws_docdb_cluster", "cluster_identifier", "id");
    OutsideCluster.assumeStorage(instance, cluster);
    String storage =
        cluster != null && cluster.attr("storage_type").is("iopt1") ? "iopt1" : "standard";
    bill.hourly(
        "Database instance",
        instance.price(DocdbKeys.INSTANCE, storage, instance.attr("instance_class")));
    bill.add(
        "Storage",
        "GB",
        instance.price(DocdbKeys.STORAGE, storage),
        instance.usage("data_storage_gb"));
    if (storage.equals("standard")) {
      bill.add(
          "I/O requests",
          "requests",
          instance.price(DocdbKeys.IO_REQUESTS),
          instance.usage("monthly_io_requests"));
    }
    DbClass size = DbClass.of(instance.attr("instance_class"));
    CpuCredits.charge(instance, bill, size, instance.price(DocdbKeys.CPU_CREDITS, size.family()));
    Attr own = instance.attr("engine_version");
    Lifecycle lifecycle =
        Lifecycles.of(
            "docdb",
            "docdb",
            cluster != null && own.text() == null ? cluster.attr("engine_version") : own);
    if (lifecycle != null && lifecycle.step(instance.submittedOn()) != null) {
      bill.add(
          "Extended support",
          "vCPU-hours",
          Resource.noPrice("the price of extended support of DocumentDB is not known"),
          size.vcpus().timesHours());
    }
  }

  private DocdbClusterInstance() {}
}
