package io.cloudcostguard.ingest.identity.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LimitPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new LimitProperties(600_000, 600_000, 60, null, 100_000, null, Duration.ofMinutes(2)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.limit.client-requests-per-minute", "1",
                    "ccg.limit.tenant-requests-per-minute", "2",
                    "ccg.limit.wrong-tokens-per-minute", "7",
                    "ccg.limit.plans-per-day", "3",
                    "ccg.limit.max-resources", "4",
                    "ccg.limit.plan-memory", "5MB",
                    "ccg.limit.body-time", "6s")))
        .isEqualTo(
            new LimitProperties(1, 2, 7, 3L, 4, DataSize.ofMegabytes(5), Duration.ofSeconds(6)));
  }

  private static LimitProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.limit", LimitProperties.class);
  }
}
