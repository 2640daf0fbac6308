package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.CAPACITY_STATUS;
import static io.cloudcostguard.pricing.source.aws.Attribute.INSTANCE_TYPE;
import static io.cloudcostguard.pricing.source.aws.Attribute.LICENSE_MODEL;
import static io.cloudcostguard.pricing.source.aws.Attribute.MARKET_OPTION;
import static io.cloudcostguard.pricing.source.aws.Attribute.OPERATING_SYSTEM;
import static io.cloudcostguard.pricing.source.aws.Attribute.PRE_INSTALLED_SW;
import static io.cloudcostguard.pricing.source.aws.Attribute.PRODUCT_FAMILY;
import static io.cloudcostguard.pricing.source.aws.Attribute.TENANCY;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Reserved;
import io.cloudcostguard.pricing.source.aws.Mapping.Skipped;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.AwsKeys;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What EC2 instances and hosts are the price of. An instance type in a region has near a hundred
/// products: every operating system, with and without SQL Server, shared, dedicated and on hosts,
/// used, reserved and reserved but unused. One of them is what an instance costs.
final class Ec2Products {

  private static final Map<String, String> SYSTEMS =
      Map.of("Linux", "linux", "Windows", "windows", "RHEL", "rhel", "SUSE", "suse");
  private static final Pattern TYPE_FORM = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");
  private static final Pattern FAMILY_FORM = Pattern.compile("[a-z][a-z0-9-]*");

  /// Credits are charged alike in all regions that sell to everybody.
  private static final String CREDITS_REGION = "us-east-1";

  /// Null if `product` is neither an instance nor a host nor what an instance costs besides.
  static @Nullable Mapping of(Product product, String region) {
    String usage = product.usage();
    if (usage.startsWith("EBSOptimized:")) {
      return Keys.of(Target.of(Ec2Keys.EBS_OPTIMIZED.in(region, afterColon(usage)), "hours"));
    }
    if (usage.startsWith("CPUCredits:")) {
      return credits(product, usage, region);
    }
    return switch (product.of(PRODUCT_FAMILY)) {
      case "Compute Instance", "Compute Instance (bare metal)" -> instance(product, usage, region);
      case "Dedicated Host" -> host(product, usage, region);
      default -> null;
    };
  }

  private static Mapping instance(Product product, String usage, String region) {
    String fault = violation(product, usage);
    if (fault != null) {
      return new Skipped(fault);
    }
    String system = SYSTEMS.get(product.of(OPERATING_SYSTEM));
    String type = product.of(INSTANCE_TYPE);
    if (system == null || !TYPE_FORM.matcher(type).matches()) {
      return new Skipped(system == null ? "operating system " + os(product) : "no instance type");
    }
    String tenancy = product.of(TENANCY).toLowerCase(Locale.ROOT);
    return new Keys(
        List.of(Target.of(Ec2Keys.ON_DEMAND.in(region, system, tenancy, type), "hours")),
        new Reserved(Ec2Keys.RESERVED, region, true, List.of(system, tenancy, type)));
  }

  private static String os(Product product) {
    String system = product.of(OPERATING_SYSTEM);
    return system.isEmpty() ? "not given" : system;
  }

  /// Why it is not what an instance costs; null if it is. Earlier files do not have all of the
  /// attributes.
  private static @Nullable String violation(Product product, String usage) {
    String tenancy = product.of(TENANCY);
    if (!tenancy.equals("Shared") && !tenancy.equals("Dedicated")) {
      return "tenancy " + tenancy;
    }
    String capacity = product.written(CAPACITY_STATUS);
    if (!capacity.isEmpty() && !capacity.equals("Used")) {
      return "capacity status " + capacity;
    }
    if (!usage.startsWith(tenancy.equals("Shared") ? "BoxUsage" : "DedicatedUsage")) {
      return "usage type of an instance other than its hours";
    }
    if (!product.of(PRE_INSTALLED_SW).isEmpty()) {
      return "preinstalled " + product.of(PRE_INSTALLED_SW);
    }
    if (product.is(LICENSE_MODEL, "Bring your own license")) {
      return "licence brought along";
    }
    String market = product.of(MARKET_OPTION);
    return market.isEmpty() || market.equals("OnDemand") ? null : "market option " + market;
  }

  private static Mapping host(Product product, String usage, String region) {
    String family = product.of(INSTANCE_TYPE);
    if (!usage.startsWith("HostUsage:") || !FAMILY_FORM.matcher(family).matches()) {
      return new Skipped("usage type of a host other than its hours");
    }
    return new Keys(
        List.of(Target.of(Ec2Keys.HOST.in(region, family), "hours")),
        new Reserved(Ec2Keys.HOST_RESERVED, region, false, List.of(family)));
  }

  private static Mapping credits(Product product, String usage, String region) {
    String system = SYSTEMS.get(product.of(OPERATING_SYSTEM));
    String of = region.equals(CREDITS_REGION) ? KeyForm.GLOBAL : region;
    if (system == null || (!of.equals(KeyForm.GLOBAL) && !AwsKeys.isApart(region))) {
      return new Skipped("CPU credits of a region");
    }
    return Keys.of(Target.of(Ec2Keys.CPU_CREDITS.in(of, system, afterColon(usage)), "vCPU-hours"));
  }

  private static String afterColon(String usage) {
    return usage.substring(usage.indexOf(':') + 1);
  }

  private Ec2Products() {}
}
