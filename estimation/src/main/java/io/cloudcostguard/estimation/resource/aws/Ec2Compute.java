package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What running EC2 instances is charged, by whatever they are launched: an instance of its own, a
/// group, the nodes of a cluster.
///
/// @param at the resource that is charged: its region and its expected usage count
/// @param system the operating system unless the expected usage names one
/// @param type e.g. `t3.medium`
/// @param tenancy `default`, `dedicated` or `host`
/// @param cpuCredits `standard` or `unlimited`
/// @param usagePrefix what the usage keys begin with
///
/// @see <a href="https://aws.amazon.com/ec2/pricing/on-demand/">Amazon EC2 on-demand pricing</a>
record Ec2Compute(
    Resource at, String system, Attr type, Attr tenancy, Attr cpuCredits, String usagePrefix) {

  Ec2Compute(Resource at, String system, Attr type, Attr tenancy, Attr cpuCredits) {
    this(at, system, type, tenancy, cpuCredits, "");
  }

  /// The usage keys that it and its volumes read and whose values are numbers.
  static final List<String> USAGE =
      List.of("monthly_cpu_credit_hrs", "vcpu_count", EbsVolume.REQUESTS);

  /// Those whose values are text.
  static final List<String> USAGE_TEXTS =
      List.of(
          "operating_system",
          "reserved_instance_type",
          "reserved_instance_term",
          "reserved_instance_payment_option",
          "savings_plan_type",
          "savings_plan_term",
          "savings_plan_payment_option");

  private static final List<String> RESERVATION = USAGE_TEXTS.subList(1, 4);

  private static final List<String> SAVINGS_PLAN = USAGE_TEXTS.subList(4, 7);

  static final String LINUX = "linux";

  private static final String DEDICATED = "dedicated";

  /// Metrics of an instance that detailed monitoring sends every minute.
  private static final int METRICS = 7;

  private static final Set<String> OFFERINGS = Set.of("standard", "convertible");
  private static final Set<String> PLANS = Set.of("compute", "ec2-instance");
  private static final Set<String> TERMS = Set.of("1_year", "3_year");
  private static final Set<String> PAYMENTS =
      Set.of("no_upfront", "partial_upfront", "all_upfront");

  /// Earlier types for which EBS optimization costs extra; it is included in all others.
  private static final Set<String> OPTIMIZED_FOR_A_FEE =
      Set.of(
          "c1.xlarge",
          "c3.xlarge",
          "c3.2xlarge",
          "c3.4xlarge",
          "g2.2xlarge",
          "i2.xlarge",
          "i2.2xlarge",
          "i2.4xlarge",
          "m1.large",
          "m1.xlarge",
          "m2.2xlarge",
          "m2.4xlarge",
          "m3.xlarge",
          "m3.2xlarge",
          "r3.xlarge",
          "r3.2xlarge",
          "r3.4xlarge");

  /// Instances at the on-demand price, or at the price of the reservation or of the savings plan
  /// that the expected usage names. An instance on a dedicated host is paid with the host.
  void instances(Components bill, Amount hours) {
    if (!tenancy.is("host")) {
      bill.add("Instance usage", Components.HOURS, price(), hours);
    }
  }

  /// Instances at the spot price.
  void spotInstances(Components bill, Amount hours) {
    bill.add(
        "Spot instance usage",
        Components.HOURS,
        at.price(Ec2Keys.SPOT, operatingSystem(), shared(), type),
        hours);
  }

  /// What `count` such instances are charged for besides their hours, where they run all month.
  void extras(Components bill, Attr ebsOptimized, boolean monitored, Amount count) {
    extras(bill, ebsOptimized, monitored, count, count.timesHours(), count);
  }

  /// The same of one instance that runs for some hours of the month.
  void extrasOfOne(Components bill, Attr ebsOptimized, boolean monitored, Amount hours) {
    boolean allMonth = hours.equals(Amount.ALL_MONTH);
    Amount months = allMonth ? Amount.ONE : hours.dividedBy(Amount.HOURS_PER_MONTH.longValue());
    extras(bill, ebsOptimized, monitored, Amount.ONE, hours, months);
  }

  /// @param months what is charged by the month and the hour is prorated to
  private void extras(
      Components bill,
      Attr ebsOptimized,
      boolean monitored,
      Amount count,
      Amount hours,
      Amount months) {
    if (ebsOptimized.isTrue() && OPTIMIZED_FOR_A_FEE.contains(type.text(""))) {
      bill.add("EBS optimization", Components.HOURS, at.price(Ec2Keys.EBS_OPTIMIZED, type), hours);
    }
    if (monitored) {
      bill.add(
          "Detailed monitoring",
          "metrics",
          at.price(Ec2Keys.DETAILED_MONITORING),
          Amount.of(METRICS).times(months));
    }
    cpuCredits(bill, count);
  }

  /// Processor time above what burstable instances earn, where they may go above it.
  void cpuCredits(Components bill, Amount count) {
    String family = type.text("").split("\\.", 2)[0];
    boolean unlimited =
        switch (family) {
          case "t2" -> cpuCredits.is("unlimited");
          case "t3", "t3a", "t4g" -> !cpuCredits.is("standard");
          default -> false;
        };
    if (unlimited) {
      String rate = operatingSystem().equals("windows") ? "windows" : LINUX;
      bill.add(
          "CPU credits",
          "vCPU-hours",
          at.price(Ec2Keys.CPU_CREDITS, rate, family),
          at.usage(usagePrefix + "monthly_cpu_credit_hrs").times(vcpus()).times(count));
    }
  }

  /// The volumes of `blocks`, one group each, named `name[index]`.
  static void volumes(
      Resource at, Components bill, String name, List<Attributes> blocks, Amount count) {
    for (int i = 0; i < blocks.size(); i++) {
      EbsVolume.charge(at, bill.group(name + "[" + i + "]"), blocks.get(i), count);
    }
  }

  private Amount vcpus() {
    String type = type().text("");
    int dot = type.indexOf('.');
    String size = dot < 0 ? "" : type.substring(dot + 1);
    int count =
        switch (size) {
          case "nano", "micro", "small" -> type.startsWith("t2.") ? 1 : 2;
          case "medium", "large" -> 2;
          case "xlarge" -> 4;
          case "2xlarge" -> 8;
          default -> 0;
        };
    return at.usage(usagePrefix + "vcpu_count")
        .or(
            count == 0
                ? Amount.unknown("the vCPUs of " + type + " are not known")
                : Amount.of(count));
  }

  private PriceRef price() {
    if (names(SAVINGS_PLAN)) {
      return names(RESERVATION)
          ? Resource.noPrice("the usage file names a reservation and a savings plan")
          : savingsPlanPrice();
    }
    if (!names(RESERVATION)) {
      return at.price(Ec2Keys.ON_DEMAND, operatingSystem(), shared(), type);
    }
    String offering = choice("reserved_instance_type", OFFERINGS);
    String term = choice("reserved_instance_term", TERMS);
    String payment = choice("reserved_instance_payment_option", PAYMENTS);
    if (offering == null || term == null || payment == null) {
      return Resource.noPrice(
          "the reservation of the usage file is not whole: it has reserved_instance_type,"
              + " reserved_instance_term and reserved_instance_payment_option, each one that is"
              + " sold");
    }
    return payment.equals("all_upfront")
        ? at.price(Ec2Keys.RESERVED_UPFRONT, payment)
        : at.price(Ec2Keys.RESERVED, operatingSystem(), shared(), type, offering, term, payment);
  }

  /// What a savings plan charges for an hour of the type. What is paid upfront is in it: a plan is
  /// a sum of money for each hour of the term, of which all, a half or nothing is paid at once.
  private PriceRef savingsPlanPrice() {
    String plan = choice("savings_plan_type", PLANS);
    String term = choice("savings_plan_term", TERMS);
    String payment = choice("savings_plan_payment_option", PAYMENTS);
    if (plan == null || term == null || payment == null) {
      return Resource.noPrice(
          "the savings plan of the usage file is not whole: it has savings_plan_type,"
              + " savings_plan_term and savings_plan_payment_option, each one that is sold");
    }
    String machine = type.text();
    if (machine == null || machine.isEmpty()) {
      return Resource.noPrice(type.whyMissing());
    }
    String usage = (tenancy.is(DEDICATED) ? "dedicatedusage:" : "boxusage:") + machine;
    return at.price(Ec2Keys.SAVINGS_PLAN, plan, term, payment, usage, operation());
  }

  /// How the vendor's lists name an operating system without other licences.
  private String operation() {
    return switch (operatingSystem()) {
      case "windows" -> "runinstances:0002";
      case "rhel" -> "runinstances:0010";
      case "suse" -> "runinstances:000g";
      default -> "runinstances";
    };
  }

  private boolean names(List<String> keys) {
    for (String key : keys) {
      if (at.usageText(usagePrefix + key) != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String choice(String key, Set<String> choices) {
    String text = at.usageText(usagePrefix + key);
    return text != null && choices.contains(text.toLowerCase(Locale.ROOT))
        ? text.toLowerCase(Locale.ROOT)
        : null;
  }

  private String shared() {
    return tenancy.is(DEDICATED) ? DEDICATED : "shared";
  }

  private String operatingSystem() {
    String named = at.usageText(usagePrefix + "operating_system");
    return switch (named == null ? system : named.toLowerCase(Locale.ROOT)) {
      case "windows" -> "windows";
      case "rhel" -> "rhel";
      case "suse" -> "suse";
      default -> LINUX;
    };
  }
}
