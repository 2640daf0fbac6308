package io.cloudcostguard.estimator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EstimatorPropertiesTest {

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new EstimatorProperties(
                "localhost:9092",
                "estimator-0",
                Path.of("data/estimator"),
                2,
                Duration.ofMillis(30),
                (short) -1));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            bind(
                Map.of(
                    "ccg.estimator.kafka", "broker:9092",
                    "ccg.estimator.instance-id", "estimator-7",
                    "ccg.estimator.state-dir", "/state",
                    "ccg.estimator.threads", "4",
                    "ccg.estimator.commit-interval", "100ms",
                    "ccg.estimator.replication-factor", "3")))
        .isEqualTo(
            new EstimatorProperties(
                "broker:9092",
                "estimator-7",
                Path.of("/state"),
                4,
                Duration.ofMillis(100),
                (short) 3));
  }

  private static EstimatorProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.estimator", EstimatorProperties.class);
  }
}
