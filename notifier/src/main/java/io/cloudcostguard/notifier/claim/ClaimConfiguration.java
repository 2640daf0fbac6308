package io.cloudcostguard.notifier.claim;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the gauges of deliveries.
@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {

  @Bean
  MeterBinder deliveryGauges(Backlog backlog, Dispatcher dispatcher) {
    return registry -> {
      Gauge.builder("ccg.notifier.pending", backlog, Backlog::pending)
          .description("pending deliveries; counted to 100,000")
          .register(registry);
      Gauge.builder("ccg.notifier.oldest.due", backlog, Backlog::oldestDueSeconds)
          .description("for how long the oldest due delivery has waited")
          .baseUnit("seconds")
          .register(registry);
      Gauge.builder("ccg.notifier.circuits.open", backlog, Backlog::openCircuits)
          .description("receivers whose circuit is open")
          .register(registry);
      Gauge.builder("ccg.notifier.in.flight", dispatcher, Dispatcher::inFlight)
          .description("requests in flight")
          .register(registry);
    };
  }
}
