package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// Holds the settings and callbacks that the topology of recommendations is built with.
///
/// @param tenants whether a tenant wants recommendations
/// @param attempts those of plans that are advised on, apart from those that are estimated
/// @param prices the price table of the estimator
/// @param spans records the hops of plans
/// @param catalogue the newest complete version in it; null while there is none
public record AdvisorEnvironment(
    Predicate<String> tenants,
    Attempts attempts,
    Supplier<ReadOnlyKeyValueStore<String, byte[]>> prices,
    Supplier<@Nullable CatalogueCompleted> catalogue,
    MeterRegistry metrics,
    Spans spans) {

  /// The same without spans.
  public AdvisorEnvironment(
      Predicate<String> tenants,
      Attempts attempts,
      Supplier<ReadOnlyKeyValueStore<String, byte[]>> prices,
      Supplier<@Nullable CatalogueCompleted> catalogue,
      MeterRegistry metrics) {
    this(tenants, attempts, prices, catalogue, metrics, Spans.none());
  }
}
