package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;

/// What a burstable database instance is charged above what it earns. `monthly_cpu_credit_hrs` are
/// hours of the whole instance, as for EC2: each of its vCPUs counts.
final class CpuCredits {

  static final String HOURS = "monthly_cpu_credit_hrs";

  static final String VCPUS = "vcpu_count";

  /// Charges an instance of a class that may go above its baseline.
  static void charge(Resource instance, Components bill, DbClass size, PriceRef price) {
    if (size.isBurstable()) {
      bill.add(
          "CPU credits",
          "vCPU-hours",
          price,
          instance.usage(HOURS).times(instance.usage(VCPUS).or(size.vcpus())));
    }
  }

  private CpuCredits() {}
}
