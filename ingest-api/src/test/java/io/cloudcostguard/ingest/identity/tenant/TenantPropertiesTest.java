package io.cloudcostguard.ingest.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TenantPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new TenantProperties(Duration.ofSeconds(2), Duration.ofHours(1)));
  }

  @Test
  void canAllBeSet() {
    assertThat(bound(Map.of("ccg.access.refresh", "3s", "ccg.access.without-database", "4m")))
        .isEqualTo(new TenantProperties(Duration.ofSeconds(3), Duration.ofMinutes(4)));
  }

  private static TenantProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.access", TenantProperties.class);
  }
}
