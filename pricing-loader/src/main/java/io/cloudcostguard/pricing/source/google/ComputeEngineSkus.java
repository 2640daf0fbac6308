package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Compute Engine that have a key. A description has to be one of these forms from its
/// beginning to its end: `Sole Tenancy Instance Core` is no core of a machine that one asks for.
final class ComputeEngineSkus {

  private static final Pattern CORE_OR_RAM =
      Pattern.compile("(?:(?:Spot )?Preemptible )?(.+?)(?: Instance)? (Core|Ram)");
  private static final Pattern COMMITTED_CORE_OR_RAM =
      Pattern.compile("Commitment(?: v1)?: (?:(.+) )?(Cpu|Core|Ram)");
  private static final Pattern FAMILY =
      Pattern.compile(
          "([A-Z]\\d+[A-Za-z0-9]*)(?: AMD| Arm| Memory-optimized| Predefined)?"
              + "( Custom)?( Extended)?");
  private static final Pattern GPU =
      Pattern.compile(
          "(?:Commitment v1: )?(Nvidia .+?) GPU(?: attached to (?:Spot )?Preemptible VMs)?");
  private static final Pattern LOCAL_SSD =
      Pattern.compile(
          "(?:Commitment v1: |(?:Spot )?Preemptible )?(?:([A-Z]\\d+[A-Za-z]*) )?(?:Instance )?Local SSD"
              + "|SSD backed Local Storage(?: attached to (?:Spot )?Preemptible VMs)?");
  private static final Pattern DISK =
      Pattern.compile(
          "(Regional )?(Storage|SSD backed|Balanced|Extreme|Hyperdisk [A-Za-z ]+?)(?: PD)?"
              + " (Capacity|IOPS|Throughput)",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> DISKS =
      Map.of(
          "storage", "pd-standard",
          "ssd backed", "pd-ssd",
          "balanced", "pd-balanced",
          "extreme", "pd-extreme");

  private static final Map<String, Product> OTHERS =
      Map.of(
          "Micro Instance with burstable CPU", Product.of(GoogleKeys.INSTANCE, "f1-micro"),
          "Spot Preemptible Micro Instance with burstable CPU",
              Product.of(GoogleKeys.INSTANCE, "f1-micro"),
          "Small Instance with 1 VCPU", Product.of(GoogleKeys.INSTANCE, "g1-small"),
          "Spot Preemptible Small Instance with 1 VCPU",
              Product.of(GoogleKeys.INSTANCE, "g1-small"),
          "Storage PD Snapshot", Product.of(GoogleKeys.SNAPSHOT),
          "Storage Image", Product.of(GoogleKeys.IMAGE),
          "Storage Machine Image", Product.of(GoogleKeys.MACHINE_IMAGE),
          "Static Ip Charge", Product.of(GoogleKeys.EXTERNAL_IP, "unused"),
          "External IP Charge on a Standard VM", Product.of(GoogleKeys.EXTERNAL_IP, "standard-vm"),
          "External IP Charge on a Spot Preemptible VM",
              Product.of(GoogleKeys.EXTERNAL_IP, "spot-vm"));

  private static final Pattern LICENCE =
      Pattern.compile(
          "Licensing Fee for "
              + "(Windows Server \\d{4} Datacenter Edition|SUSE Linux Enterprise Server \\d+"
              + "|Red Hat Enterprise Linux \\d+"
              + "( for SAP with High Availability and Update Services)?)"
              + " (?:\\(CPU cost\\)|on (f1-micro|g1-small)|on VM with (.+))");
  private static final Map<String, String> CPUS_OF_A_RED_HAT =
      Map.of(
          "up to 8 VCPU", "vcpu-to-8",
          "9 to 127 VCPU", "vcpu-to-127",
          "128 VCPU or more", "vcpu-from-128",
          "128 or more VCPU", "vcpu-from-128");

  /// What is sold; null if it has no key.
  ///
  /// @param how it is bought: the description has to agree
  static @Nullable Product product(String description, String how) {
    boolean commitment = description.startsWith("Commitment");
    if (commitment != how.startsWith("commit")) {
      return null;
    }
    String name = Description.withoutPlace(description);
    Product product = OTHERS.get(name);
    if (product == null) {
      product = commitment ? committed(name) : machine(name);
    }
    product = product == null ? gpu(name) : product;
    product = product == null ? localSsd(name) : product;
    product = product == null ? licence(name) : product;
    return product == null ? disk(name) : product;
  }

  private static @Nullable Product licence(String product) {
    Matcher licence = LICENCE.matcher(product);
    if (!licence.matches()) {
      return null;
    }
    boolean sharedCore = licence.group(3) != null;
    String cpus = licence.group(4);
    String name = licence.group(1);
    if (name.startsWith("Red Hat")) {
      String size = cpus == null ? null : CPUS_OF_A_RED_HAT.get(cpus);
      return size == null
          ? null
          : Product.of(GoogleKeys.LICENCE, licence.group(2) == null ? "rhel" : "rhel-sap", size);
    }
    if (cpus != null) {
      return null;
    }
    boolean windows = name.startsWith("Windows");
    return Product.of(
        GoogleKeys.LICENCE,
        windows ? "windows" : "sles",
        sharedCore ? "shared-core" : windows ? "vcpu" : "machine");
  }

  private static @Nullable Product machine(String product) {
    Matcher machine = CORE_OR_RAM.matcher(product);
    return machine.matches() ? part(machine.group(2), family(machine.group(1))) : null;
  }

  /// A commitment without a family is of N1.
  private static @Nullable Product committed(String product) {
    Matcher machine = COMMITTED_CORE_OR_RAM.matcher(product);
    if (!machine.matches()) {
      return null;
    }
    String name = machine.group(1);
    return part(machine.group(2), name == null ? "n1" : family(name));
  }

  private static @Nullable Product part(String what, @Nullable String family) {
    if (family == null) {
      return null;
    }
    return Product.of(what.equals("Ram") ? GoogleKeys.RAM : GoogleKeys.CORE, family);
  }

  private static @Nullable String family(String name) {
    switch (name) {
      case "Compute optimized" -> {
        return "c2";
      }
      case "Memory-optimized" -> {
        return "m1";
      }
      case "Custom" -> {
        return "n1-custom";
      }
      case "Custom Extended" -> {
        return "n1-custom-extended";
      }
      default -> {}
    }
    Matcher family = FAMILY.matcher(name);
    if (!family.matches()) {
      return null;
    }
    String letters = family.group(1).toLowerCase(Locale.ROOT);
    String custom = family.group(2) == null ? "" : "-custom";
    return letters + custom + (family.group(3) == null ? "" : "-extended");
  }

  private static @Nullable Product gpu(String product) {
    Matcher gpu = GPU.matcher(product);
    return gpu.matches() ? Product.of(GoogleKeys.GPU, KeyParts.of(gpu.group(1))) : null;
  }

  private static @Nullable Product localSsd(String product) {
    Matcher ssd = LOCAL_SSD.matcher(product);
    if (!ssd.matches()) {
      return null;
    }
    String family = ssd.group(1);
    return family == null
        ? Product.of(GoogleKeys.LOCAL_SSD)
        : Product.of(GoogleKeys.LOCAL_SSD_OF_FAMILY, family.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Product disk(String product) {
    Matcher disk = DISK.matcher(product);
    if (!disk.matches()) {
      return null;
    }
    String kind = disk.group(2).toLowerCase(Locale.ROOT);
    String type = kind.startsWith("hyperdisk ") ? KeyParts.of(kind) : DISKS.get(kind);
    GoogleKeys form = disk.group(1) == null ? GoogleKeys.DISK : GoogleKeys.REGIONAL_DISK;
    return type == null ? null : Product.of(form, type, KeyParts.of(disk.group(3)));
  }

  private ComputeEngineSkus() {}
}
