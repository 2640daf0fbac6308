package io.cloudcostguard.ingest.integration.runtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RunTaskPropertiesTest {

  @Test
  void haveDefaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new RunTaskProperties(
                null,
                false,
                List.of(443, 8443),
                List.of(),
                8,
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofSeconds(1),
                Duration.ofMinutes(4),
                Duration.ofMinutes(57),
                Duration.ofSeconds(5),
                Duration.ofDays(7)));
  }

  @Test
  void canAllBeSet() {
    assertThat(
            bound(
                Map.ofEntries(
                    Map.entry("ccg.run-tasks.public-url", "https://ccg.example.org"),
                    Map.entry("ccg.run-tasks.allow-http", "true"),
                    Map.entry("ccg.run-tasks.allowed-ports", "444"),
                    Map.entry("ccg.run-tasks.allowed-private-hosts", "tfe.internal:444"),
                    Map.entry("ccg.run-tasks.max-in-flight", "0"),
                    Map.entry("ccg.run-tasks.max-in-flight-per-task", "1"),
                    Map.entry("ccg.run-tasks.connect-timeout", "1s"),
                    Map.entry("ccg.run-tasks.callback-timeout", "2s"),
                    Map.entry("ccg.run-tasks.fetch-timeout", "3s"),
                    Map.entry("ccg.run-tasks.lease", "9s"),
                    Map.entry("ccg.run-tasks.poll-interval", "4s"),
                    Map.entry("ccg.run-tasks.heartbeat", "5s"),
                    Map.entry("ccg.run-tasks.give-up-after", "6s"),
                    Map.entry("ccg.run-tasks.retry-after", "7s"),
                    Map.entry("ccg.run-tasks.keep-for", "8s"))))
        .isEqualTo(
            new RunTaskProperties(
                "https://ccg.example.org",
                true,
                List.of(444),
                List.of("tfe.internal:444"),
                0,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(9),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8)));
  }

  @Test
  void wantALeaseThatOutlivesTheWork() {
    assertThatThrownBy(() -> bound(Map.of("ccg.run-tasks.lease", "2m")))
        .rootCause()
        .hasMessageContaining("must be longer than fetch-timeout");
  }

  private static RunTaskProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ccg.run-tasks", RunTaskProperties.class);
  }
}
