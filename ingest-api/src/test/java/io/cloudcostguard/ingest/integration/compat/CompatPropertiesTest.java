package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CompatPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of())).isEqualTo(new CompatProperties(true, Duration.ofSeconds(30)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(Map.of("ccg.compat.origin.enabled", "false", "ccg.compat.origin.max-wait", "2s")))
        .isEqualTo(new CompatProperties(false, Duration.ofSeconds(2)));
  }

  private static CompatProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.compat.origin", CompatProperties.class);
  }
}
