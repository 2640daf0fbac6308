package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A managed disk is charged by the month for the size that its own is rounded up to; standard
/// disks also by operations. Ultra disks and the second premium generation are charged by capacity,
/// IOPS and throughput.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/managed-disks/">Managed Disks
///   pricing</a>
final class ManagedDisk {

  static final String OPERATIONS = "monthly_disk_operations";

  /// A disk of a machine without a size of its own has the image's, for which this stands.
  static final long IMAGE_SIZE = 30;

  static final ResourceType TYPE =
      ResourceType.priced("azurerm_managed_disk", ManagedDisk::charge)
          .reading(
              "id",
              "storage_account_type",
              "disk_size_gb",
              "tier",
              "on_demand_bursting_enabled",
              "disk_iops_read_write",
              "disk_mbps_read_write")
          .usage(OPERATIONS);

  private static final Pattern PERFORMANCE_TIER = Pattern.compile("p\\d{1,2}");

  private static final TreeMap<BigDecimal, Integer> TIERS =
      new TreeMap<>(
          Map.ofEntries(
              tier(4, 1),
              tier(8, 2),
              tier(16, 3),
              tier(32, 4),
              tier(64, 6),
              tier(128, 10),
              tier(256, 15),
              tier(512, 20),
              tier(1_024, 30),
              tier(2_048, 40),
              tier(4_096, 50),
              tier(8_192, 60),
              tier(16_384, 70),
              tier(32_767, 80)));

  /// The smallest tier of a standard hard disk.
  private static final int SMALLEST_HDD = 4;

  private static final int TERABYTE = 1_024;

  /// IOPS and megabytes per second that a disk of the second premium generation has without charge.
  private static final int FREE_IOPS = 3_000;

  private static final int FREE_THROUGHPUT = 125;

  private static Map.Entry<BigDecimal, Integer> tier(long gigabytes, int number) {
    return Map.entry(BigDecimal.valueOf(gigabytes), number);
  }

  private static void charge(Resource disk, Components bill) {
    boolean large = disk.attr("storage_account_type").is("UltraSSD_LRS");
    new ManagedDisk(disk, bill, Amount.ONE, disk.configured("tier").text(""))
        .charge(
            disk.attr("storage_account_type").or("Standard_LRS"),
            disk.attr("disk_size_gb").amount(large ? TERABYTE : IMAGE_SIZE),
            disk.attr("disk_iops_read_write"),
            disk.attr("disk_mbps_read_write"),
            disk.usage(OPERATIONS));
  }

  /// The charges of disks that something else has.
  ///
  /// @param operations of all of them
  static void charge(
      Resource at, Components bill, Attr type, Amount size, Amount operations, Amount count) {
    Attr none = at.attr("no_such_attribute");
    new ManagedDisk(at, bill, count, "").charge(type, size, none, none, operations);
  }

  private final Meters storage;
  private final Components bill;
  private final Amount count;

  /// The performance tier that a premium disk is asked for, e.g. `p30`; empty where it is that of
  /// its size.
  private final String asked;

  private ManagedDisk(Resource at, Components bill, Amount count, String asked) {
    this.storage = Meters.of(at, "Storage");
    this.bill = bill;
    this.count = count;
    this.asked = asked;
  }

  private void charge(Attr type, Amount size, Attr iops, Attr throughput, Amount operations) {
    String name = type.text("standard_lrs");
    String redundancy = name.endsWith("_zrs") ? "ZRS" : "LRS";
    switch (name.replaceFirst("_[lz]rs$", "")) {
      case "premium" -> {
        if (PERFORMANCE_TIER.matcher(asked).matches()) {
          String tier = asked.toUpperCase(Locale.ROOT) + " " + redundancy;
          bill.add(
              "Storage",
              "units",
              storage.price("Premium SSD Managed Disks", tier, tier + " Disk"),
              count);
        } else {
          tiered("Premium SSD Managed Disks", 'P', redundancy, size);
        }
      }
      case "standardssd" -> {
        tiered("Standard SSD Managed Disks", 'E', redundancy, size);
        operations("Standard SSD Managed Disks", 'E', redundancy, size, operations);
      }
      case "standard" -> {
        tiered("Standard HDD Managed Disks", 'S', redundancy, size);
        operations("Standard HDD Managed Disks", 'S', redundancy, size, operations);
      }
      case "ultrassd" ->
          provisioned(
              "Ultra Disks", "Ultra LRS", ultra(size), iops.amount(2_048), throughput.amount(8));
      case "premiumv2" ->
          provisioned(
              "Azure Premium SSD v2",
              "Premium LRS",
              size,
              iops.amount(FREE_IOPS).beyond(FREE_IOPS),
              throughput.amount(FREE_THROUGHPUT).beyond(FREE_THROUGHPUT));
      default ->
          bill.add("Storage", "units", Resource.noPrice("the kind of disk is not known"), count);
    }
  }

  private void tiered(String product, char letter, String redundancy, Amount size) {
    bill.add(
        "Storage",
        "units",
        price(
            size,
            letter,
            tier -> storage.price(product, tier + redundancy, tier + redundancy + " Disk")),
        count);
  }

  private void operations(
      String product, char letter, String redundancy, Amount size, Amount operations) {
    if (operations.isZero()) {
      return;
    }
    bill.add(
        "Disk operations",
        "units",
        price(
            size,
            letter,
            tier ->
                storage.price(product, tier + redundancy, tier + redundancy + " Disk Operations")),
        operations.times(count));
  }

  private void provisioned(
      String product, String sku, Amount size, Amount iops, Amount throughput) {
    bill.add(
        "Storage",
        "GiB-hours",
        storage.price(product, sku, sku + " Provisioned Capacity"),
        size.times(count).timesHours());
    bill.hourly(
        "Provisioned IOPS",
        storage.price(product, sku, sku + " Provisioned IOPS"),
        iops.times(count));
    bill.hourly(
        "Provisioned throughput",
        storage.price(product, sku, sku + " Provisioned Throughput (MBps)"),
        throughput.times(count));
  }

  /// The tier of a size, as the vendor writes it with a space behind, e.g. `P10 `.
  private static PriceRef price(Amount size, char letter, Function<String, PriceRef> priceOf) {
    return switch (size) {
      case Amount.Unknown(var reason) -> Resource.noPrice(reason);
      case Amount.UsageMissing(var keys) -> Resource.noPrice("the size depends on usage: " + keys);
      case Amount.Known(var gigabytes, _) -> {
        Map.Entry<BigDecimal, Integer> tier = TIERS.ceilingEntry(gigabytes);
        if (tier == null) {
          yield Resource.noPrice("no disk is that large");
        }
        int number = letter == 'S' ? Math.max(tier.getValue(), SMALLEST_HDD) : tier.getValue();
        yield priceOf.apply(String.format(Locale.ROOT, "%c%d ", letter, number));
      }
    };
  }

  /// An ultra disk is as large as a tier below a terabyte, then whole terabytes.
  private static Amount ultra(Amount size) {
    if (size instanceof Amount.Known(var gigabytes, _)
        && gigabytes.compareTo(BigDecimal.valueOf(TERABYTE)) < 0) {
      BigDecimal tier = TIERS.ceilingKey(gigabytes);
      return Amount.of(tier == null ? TERABYTE : tier.longValueExact());
    }
    return size.roundedUpTo(TERABYTE);
  }
}
