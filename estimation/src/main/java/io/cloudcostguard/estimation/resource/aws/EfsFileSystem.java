package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EfsKeys;

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
    add(system, bill, "Storage", system.price(EfsKeys.STORAGE, zones), "storage_gb");
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
      add(
          system,
          bill,
          "Elastic throughput, read",
          system.price(EfsKeys.ELASTIC_READ),
          "monthly_elastic_read_gb");
      add(
          system,
          bill,
          "Elastic throughput, write",
          system.price(EfsKeys.ELASTIC_WRITE),
          "monthly_elastic_write_gb");
    }
  }

  private static void infrequentAccess(Resource system, Components bill, String kind) {
    add(
        system,
        bill,
        "Infrequent access storage",
        system.price(EfsKeys.INFREQUENT_STORAGE, kind),
        "infrequent_access_storage_gb");
    add(
        system,
        bill,
        "Infrequent access read",
        system.price(EfsKeys.INFREQUENT_READ),
        "monthly_infrequent_access_read_gb");
    add(
        system,
        bill,
        "Infrequent access write",
        system.price(EfsKeys.INFREQUENT_WRITE),
        "monthly_infrequent_access_write_gb");
  }

  private static void archive(Resource system, Components bill) {
    add(
        system,
        bill,
        "Archive storage",
        system.price(EfsKeys.ARCHIVE_STORAGE),
        "archive_storage_gb");
    add(
        system,
        bill,
        "Archive read",
        system.price(EfsKeys.ARCHIVE_READ),
        "monthly_archive_read_gb");
    add(
        system,
        bill,
        "Archive write",
        system.price(EfsKeys.ARCHIVE_WRITE),
        "monthly_archive_write_gb");
  }

  private static void provisionedThroughput(Resource system, Components bill) {
    Amount included = system.usage("storage_gb").or(Amount.of(0)).times(INCLUDED_MBPS_PER_GB);
    bill.add(
        "Provisioned throughput",
        "MBps",
        system.price(EfsKeys.PROVISIONED_THROUGHPUT),
        system.attr("provisioned_throughput_in_mibps").amount().beyond(included));
  }

  private static void add(
      Resource system, Components bill, String name, PriceRef price, String usageKey) {
    bill.add(name, "GB", price, system.usage(usageKey));
  }

  private EfsFileSystem() {}
}
