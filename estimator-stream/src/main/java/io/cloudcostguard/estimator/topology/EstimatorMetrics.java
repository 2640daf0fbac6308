package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Measures what the estimator makes of plans: outcomes, their age, the work on them, and how many
/// resources have a price.
///
/// docs/metrics.md lists every metric. Labels are bounded by [BoundedLabel], as types and regions
/// come from the authors of plans.
final class EstimatorMetrics {

  private static final Duration[] LATENCIES =
      seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300);
  private static final Duration[] DURATIONS = seconds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60);
  private static final double[] AMOUNTS = {1, 10, 100, 1000, 10_000, 100_000};

  private final MeterRegistry registry;
  private final Timer latency;
  private final Timer duration;
  private final DistributionSummary resources;
  private final DistributionSummary increases;
  private final DistributionSummary decreases;
  private final BoundedLabel types = new BoundedLabel(300);
  private final BoundedLabel regions = new BoundedLabel(150);

  EstimatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    latency =
        Timer.builder("ccg.estimator.latency")
            .description("From the submission of a plan to its outcome")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
    duration =
        Timer.builder("ccg.estimator.duration")
            .description("Work on one plan's estimate")
            .serviceLevelObjectives(DURATIONS)
            .register(registry);
    resources =
        DistributionSummary.builder("ccg.estimator.plan.resources")
            .description("Resources of an estimated plan")
            .serviceLevelObjectives(10, 100, 1000, 10_000, 100_000)
            .register(registry);
    increases = change("up");
    decreases = change("down");
  }

  private DistributionSummary change(String direction) {
    return DistributionSummary.builder("ccg.estimator.change")
        .description("Known monthly change of an estimated plan, without its sign")
        .baseUnit("usd")
        .tag("direction", direction)
        .serviceLevelObjectives(AMOUNTS)
        .register(registry);
  }

  /// The timer of the work on an estimate.
  Timer duration() {
    return duration;
  }

  /// A plan that had its outcome already came again.
  void repeated() {
    registry.counter("ccg.estimator.repeated.plans").increment();
  }

  /// A plan has its outcome.
  ///
  /// @param age since its submission
  void settled(PlanOutcome outcome, Duration age) {
    registry.counter("ccg.estimator.outcomes", "outcome", outcome.kind()).increment();
    latency.record(age.isNegative() ? Duration.ZERO : age);
    if (outcome instanceof PlanEstimated estimate) {
      estimated(estimate);
    }
  }

  private void estimated(PlanEstimated estimate) {
    resources.record(estimate.coverage().resources());
    BigDecimal change = estimate.change().known();
    switch (change.signum()) {
      case 1 -> increases.record(change.doubleValue());
      case -1 -> decreases.record(-change.doubleValue());
      default -> {}
    }
    Map<String, Map<ResourceEstimate.State, Integer>> byRegion = new HashMap<>();
    Map<String, Integer> notPriced = new HashMap<>();
    for (ResourceEstimate resource : estimate.resources()) {
      byRegion
          .computeIfAbsent(
              resource.region() == null ? "none" : regions.of(resource.region()),
              _ -> new EnumMap<>(ResourceEstimate.State.class))
          .merge(resource.state(), 1, Integer::sum);
      if (resource.state() == ResourceEstimate.State.NOT_PRICED
          || resource.state() == ResourceEstimate.State.UNSUPPORTED) {
        notPriced.merge(types.of(resource.type()), 1, Integer::sum);
      }
    }
    byRegion.forEach((region, states) ->
        states.forEach((state, count) ->
            registry
                .counter("ccg.estimator.resources", "region", region, "state", text(state))
                .increment(count)));
    notPriced.forEach((type, count) ->
        registry.counter("ccg.estimator.resources.without.price", "type", type).increment(count));
  }

  private static String text(ResourceEstimate.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Duration[] seconds(double... seconds) {
    Duration[] durations = new Duration[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      durations[i] = Duration.ofNanos(Math.round(seconds[i] * 1e9));
    }
    return durations;
  }
}
