package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A function is charged for its calls, for the CPU and memory that it has while they run, each
/// rounded up to tenths of a second, and for data that it sends. How much CPU it has is told by its
/// memory.
///
/// @see <a href="https://cloud.google.com/functions/pricing-1stgen">Cloud Functions pricing</a>
final class CloudFunction {

  private static final long MEMORY = 256;

  static final ResourceType TYPE =
      ResourceType.priced("google_cloudfunctions_function", CloudFunction::charge)
          .reading("available_memory_mb")
          .usage("request_duration_ms", "monthly_function_invocations", "monthly_outbound_data_gb");

  private static void charge(Resource function, Components bill) {
    Amount calls = function.usage("monthly_function_invocations");
    Amount seconds =
        function.usage("request_duration_ms").roundedUpTo(100).dividedBy(1000).times(calls);
    Amount memory = function.attr("available_memory_mb").amount(MEMORY);
    bill.add(
        "CPU",
        "GHz-seconds",
        function.price(GoogleKeys.FUNCTION_TIME, "cpu", "on-demand"),
        seconds.times(clock(memory)));
    bill.add(
        "Memory",
        "GiB-seconds",
        function.price(GoogleKeys.FUNCTION_TIME, "memory", "on-demand"),
        seconds.times(memory.dividedBy(1024)));
    bill.add(
        "Invocations",
        "units",
        function.price(GoogleKeys.FUNCTION, "invocations", "on-demand"),
        calls);
    bill.add(
        "Outbound data",
        "GiB",
        function.price(GoogleKeys.FUNCTION, "internet", "on-demand"),
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

  private CloudFunction() {}
}
