package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Set;

/// A function is charged for its calls, for the CPU and memory that it has while they run, each
/// rounded up to tenths of a second, and for data that it sends. How much CPU it has is told by its
/// memory.
///
/// @see <a href="https://cloud.google.com/functions/pricing-1stgen">Cloud Functions pricing</a>
final class CloudFunction {

  private static final String SERVICE = "cloud-functions";
  private static final long MEMORY = 256;

  private static final Set<String> TIER_1 =
      Set.of(
          "us-central1",
          "us-east1",
          "us-east4",
          "us-west1",
          "asia-east1",
          "asia-northeast1",
          "asia-northeast2",
          "europe-west1",
          "europe-west2");

  static final ResourceType TYPE =
      ResourceType.priced("google_cloudfunctions_function", CloudFunction::charge)
          .reading("available_memory_mb")
          .usage("request_duration_ms", "monthly_function_invocations", "monthly_outbound_data_gb");

  private static void charge(Resource function, Components bill) {
    Amount calls = function.usage("monthly_function_invocations");
    Amount seconds =
        function.usage("request_duration_ms").roundedUpTo(100).dividedBy(1000).times(calls);
    Amount memory = function.attr("available_memory_mb").amount(MEMORY);
    bill.add("CPU", "GHz-seconds", price(function, "cpu"), seconds.times(clock(memory)));
    bill.add(
        "Memory", "GiB-seconds", price(function, "memory"), seconds.times(memory.dividedBy(1024)));
    bill.add(
        "Invocations", "units", function.globalPrice(SERVICE, "invocations", "on-demand"), calls);
    bill.add(
        "Outbound data",
        "GiB",
        function.globalPrice(SERVICE, "internet", "on-demand"),
        function.usage("monthly_outbound_data_gb"));
  }

  /// In GHz.
  private static Amount clock(Amount memory) {
    if (!(memory instanceof Amount.Known(var mebibytes, _))) {
      return memory;
    }
    int size = mebibytes.intValue();
    String clock =
        size <= 128
            ? "0.2"
            : size <= 256
                ? "0.4"
                : size <= 512 ? "0.8" : size <= 1024 ? "1.4" : size <= 2048 ? "2.4" : "4.8";
    return Amount.of(clock, "GHz");
  }

  private static PriceRef price(Resource at, String what) {
    String region = at.region();
    return region == null
        ? at.price(SERVICE, what, "on-demand")
        : at.globalPrice(SERVICE, TIER_1.contains(region) ? "tier-1" : "tier-2", what, "on-demand");
  }

  private CloudFunction() {}
}
