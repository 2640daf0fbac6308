package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CompatPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new CompatProperties(true, Duration.ofSeconds(30), null, null));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.compat.origin.enabled", "false",
                    "ccg.compat.origin.max-wait", "2s",
                    "ccg.compat.origin.deprecated", "2026-12-01",
                    "ccg.compat.origin.sunset", "2027-06-30")))
        .isEqualTo(
            new CompatProperties(
                false,
                Duration.ofSeconds(2),
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 6, 30)));
  }

  @Test
  void haveNoEndBeforeTheRoutesAreDeprecated() {
    Duration wait = Duration.ofSeconds(1);
    LocalDate day = LocalDate.of(2027, 1, 1);

    assertThatThrownBy(() -> new CompatProperties(true, wait, null, day))
        .hasMessageContaining("ccg.compat.origin.deprecated");
    assertThatThrownBy(() -> new CompatProperties(true, wait, day, day.minusDays(1)))
        .hasMessageContaining("ccg.compat.origin.sunset");
  }

  private static CompatProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.compat.origin", CompatProperties.class);
  }
}
