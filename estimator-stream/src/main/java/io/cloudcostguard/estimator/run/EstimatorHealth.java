package io.cloudcostguard.estimator.run;

import io.cloudcostguard.schemas.price.CatalogueCompleted;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Readiness of the estimator: the streams run and have a complete catalogue. Otherwise it names
/// what is missing.
@Component("estimator")
final class EstimatorHealth implements HealthIndicator {

  private final EstimatorStreams streams;

  EstimatorHealth(EstimatorStreams streams) {
    this.streams = streams;
  }

  @Override
  public Health health() {
    KafkaStreams.State state = streams.streams().state();
    CatalogueCompleted catalogue = streams.catalogue();
    Health.Builder health =
        state == KafkaStreams.State.RUNNING && catalogue != null
            ? Health.up().withDetail("catalogueVersion", catalogue.version())
            : Health.down().withDetail("waitsFor", waitsFor(state));
    return health.withDetail("streams", state.name()).build();
  }

  private static String waitsFor(KafkaStreams.State state) {
    return state.isRunningOrRebalancing()
        ? "the first complete catalogue version in ccg.prices"
        : "Kafka Streams";
  }
}
