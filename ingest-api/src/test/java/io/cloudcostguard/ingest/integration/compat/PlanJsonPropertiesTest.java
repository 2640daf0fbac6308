package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PlanJsonPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of())).isEqualTo(new PlanJsonProperties(true, Duration.ofSeconds(30)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.compat.plan-json.enabled", "false",
                    "ccg.compat.plan-json.max-wait", "2s")))
        .isEqualTo(new PlanJsonProperties(false, Duration.ofSeconds(2)));
  }

  private static PlanJsonProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.compat.plan-json", PlanJsonProperties.class);
  }
}
