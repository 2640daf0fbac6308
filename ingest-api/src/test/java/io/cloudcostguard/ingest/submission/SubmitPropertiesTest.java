package io.cloudcostguard.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SubmitPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of())).isEqualTo(new SubmitProperties(false, Duration.ZERO));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.submit.idempotency-key-required", "true",
                    "ccg.submit.duplicate-window", "10m")))
        .isEqualTo(new SubmitProperties(true, Duration.ofMinutes(10)));
  }

  private static SubmitProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.submit", SubmitProperties.class);
  }
}
