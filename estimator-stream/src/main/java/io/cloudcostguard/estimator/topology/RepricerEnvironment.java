package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// Holds the callbacks that the topology of new prices is built with.
///
/// @param plans the records that costs come from
/// @param pace how many plans are priced again in a second
/// @param attempts those of plans that are priced again, apart from those that are estimated
/// @param prices the price table of the estimator
/// @param catalogue the newest complete version in it; null while there is none
public record RepricerEnvironment(
    Estimator estimator,
    PlanLog plans,
    Pace pace,
    Attempts attempts,
    Supplier<ReadOnlyKeyValueStore<String, byte[]>> prices,
    Supplier<@Nullable CatalogueCompleted> catalogue,
    MeterRegistry metrics) {

  /// Counts a plan that was priced again, or could not be.
  void count(String result) {
    metrics.counter("ccg.estimator.repriced.plans", "result", result).increment();
  }
}
