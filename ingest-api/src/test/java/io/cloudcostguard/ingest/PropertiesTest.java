package io.cloudcostguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new IngestProperties(
                DataSize.ofMegabytes(512),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                5000,
                false));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.ingest.max-plan-bytes", "1MB",
                    "ccg.ingest.read-deadline", "1s",
                    "ccg.ingest.publish-timeout", "500ms",
                    "ccg.ingest.max-wait", "10s",
                    "ccg.ingest.max-waiting", "7",
                    "ccg.ingest.allow-insecure-receivers", "true")))
        .isEqualTo(
            new IngestProperties(
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                7,
                true));
  }

  private static IngestProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.ingest", IngestProperties.class);
  }
}
