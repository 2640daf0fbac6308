package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A file system is charged by what is stored in each class, by access to the colder classes, by
/// provisioned throughput above what the stored data includes, and by elastic throughput.
///
/// @see <a href="https://aws.amazon.com/efs/pricing/">Amazon EFS pricing</a>
final class EfsFileSystem {

  private static final Amount INCLUDED_MBPS_PER_GB = Amount.of("0.05");

  static final ResourceType TYPE =
      ResourceType.priced("aws_efs_file_system", EfsFileSystem::charge)
          .reading(
              "availability_zone_name",
              "throughput_mode",
              "provisioned_throughput_in_mibps",
              "lifecycle_policy.transition_to_ia",
              "lifecycle_policy.transition_to_archive")
          .usage(
              "storage_gb",
              "infrequent_access_storage_gb",
              "monthly_infrequent_access_read_gb",
              "monthly_infrequent_access_write_gb",
              "archive_storage_gb",
              "monthly_archive_read_gb",
              "monthly_archive_write_gb",
              "monthly_elastic_read_gb",
              "monthly_elastic_write_gb");

  private static void charge(Resource system, Components bill) {
    String zones = system.attr("availability_zone_name").isSet() ? "one-zone" : "standard";
    boolean elastic = system.attr("throughput_mode").is("elastic");
    add(system, bill, "Storage", "storage/" + zones, "storage_gb");
    if (!system.blocks("lifecycle_policy").isEmpty()) {
      infrequentAccess(system, bill, elastic && zones.equals("standard") ? "elastic" : zones);
    }
    if (system.blocks("lifecycle_policy").stream()
        .anyMatch(policy -> policy.attr("transition_to_archive").isSet())) {
      archive(system, bill);
    }
    if (system.attr("throughput_mode").is("provisioned")) {
      provisionedThroughput(system, bill);
    }
    if (elastic) {
      add(system, bill, "Elastic throughput, read", "elastic-read", "monthly_elastic_read_gb");
      add(system, bill, "Elastic throughput, write", "elastic-write", "monthly_elastic_write_gb");
    }
  }

  private static void infrequentAccess(Resource system, Components bill, String kind) {
    add(
        system,
        bill,
        "Infrequent access storage",
        "storage-ia/" + kind,
        "infrequent_access_storage_gb");
    add(system, bill, "Infrequent access read", "ia-read", "monthly_infrequent_access_read_gb");
    add(system, bill, "Infrequent access write", "ia-write", "monthly_infrequent_access_write_gb");
  }

  private static void archive(Resource system, Components bill) {
    add(system, bill, "Archive storage", "archive/storage", "archive_storage_gb");
    add(system, bill, "Archive read", "archive/read", "monthly_archive_read_gb");
    add(system, bill, "Archive write", "archive/write", "monthly_archive_write_gb");
  }

  private static void provisionedThroughput(Resource system, Components bill) {
    Amount included = system.usage("storage_gb").or(Amount.of(0)).times(INCLUDED_MBPS_PER_GB);
    bill.add(
        "Provisioned throughput",
        "MBps",
        system.price("efs", "provisioned-throughput"),
        system.attr("provisioned_throughput_in_mibps").amount().beyond(included));
  }

  private static void add(
      Resource system, Components bill, String name, String dimension, String usageKey) {
    bill.add(name, "GB", system.price("efs", dimension), system.usage(usageKey));
  }

  private EfsFileSystem() {}
}
