package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.catalogue.Catalogue;
import io.cloudcostguard.pricing.catalogue.Catalogue.Published;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.publish.Publication;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Metrics of the loader and of the published catalogue.
@Component
final class LoaderMetrics {

  private static final String LOADS = "ccg.pricing.loads";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry meters;

  LoaderMetrics(MeterRegistry meters, Catalogue catalogue) {
    this.meters = meters;
    gauge("ccg.catalogue.age", "seconds", catalogue, published -> published.age().toSeconds());
    gauge(
        "ccg.catalogue.checked",
        "seconds",
        catalogue,
        published -> published.checked().toSeconds());
    gauge("ccg.catalogue.version", null, catalogue, Published::version);
    gauge("ccg.catalogue.prices", null, catalogue, Published::prices);
    // From zero on, so that the first of each is seen as an increase.
    List.of("changed", "unchanged", "busy", "failed")
        .forEach(outcome -> meters.counter(LOADS, OUTCOME, outcome));
  }

  void loaded(LoadResult result) {
    outcome(result.version() == null ? "unchanged" : "changed");
    prices("new", result.newKeys());
    prices("changed", result.changed());
    prices("withdrawn", result.withdrawn());
    prices("ambiguous", result.ambiguous());
    prices("rejected", result.rejected());
    prices("skipped", result.skippedCount());
  }

  void busy() {
    outcome("busy");
  }

  void failed() {
    outcome("failed");
  }

  void published(Publication publication) {
    meters.counter("ccg.pricing.published").increment((double) publication.keys());
  }

  private void outcome(String outcome) {
    meters.counter(LOADS, OUTCOME, outcome).increment();
  }

  private void prices(String outcome, long count) {
    meters.counter("ccg.pricing.prices", OUTCOME, outcome).increment((double) count);
  }

  /// Nothing published yet, or no database, is no value.
  private void gauge(
      String name, @Nullable String unit, Catalogue catalogue, ToDoubleFunction<Published> value) {
    Gauge.builder(
            name,
            catalogue,
            c -> {
              Published published = c.published();
              return published == null ? Double.NaN : value.applyAsDouble(published);
            })
        .baseUnit(unit)
        .register(meters);
  }
}
