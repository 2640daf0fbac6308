package io.cloudcostguard.notifier.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EnqueuePropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new EnqueueProperties(5, Duration.ofDays(1), Duration.ofDays(7)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.of(
                    "ccg.notifier.queue.group-above", "9",
                    "ccg.notifier.queue.one-off-kept", "2h",
                    "ccg.notifier.queue.one-off-unused", "3h")))
        .isEqualTo(new EnqueueProperties(9, Duration.ofHours(2), Duration.ofHours(3)));
  }

  @Test
  void letNoMessageBeAGroup() {
    assertThatThrownBy(() -> new EnqueueProperties(0, Duration.ofDays(1), Duration.ofDays(7)))
        .hasMessageContaining("ccg.notifier.queue.group-above must be at least 1");
  }

  private static EnqueueProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.notifier.queue", EnqueueProperties.class);
  }
}
