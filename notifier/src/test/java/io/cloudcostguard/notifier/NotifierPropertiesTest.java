package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotifierPropertiesTest {

  @Test
  void hasSafeDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new NotifierProperties(
                false,
                List.of(80, 443, 8443),
                List.of(),
                1000,
                4,
                20,
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofDays(30),
                new NotifierProperties.Retry(
                    Duration.ofSeconds(5),
                    Duration.ofHours(4),
                    Duration.ofHours(24),
                    Duration.ofHours(72)),
                new NotifierProperties.Circuit(
                    5, Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofDays(5))));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            bind(
                Map.ofEntries(
                    Map.entry("allow-http", "true"),
                    Map.entry("allowed-ports", "444"),
                    Map.entry("allowed-private-hosts", "receiver:8080,127.0.0.1:9"),
                    Map.entry("max-in-flight", "5"),
                    Map.entry("max-in-flight-per-subscription", "2"),
                    Map.entry("rate", "7.5"),
                    Map.entry("rates.slack-app", "0.5"),
                    Map.entry("connect-timeout", "1s"),
                    Map.entry("deadline", "2s"),
                    Map.entry("lease", "30s"),
                    Map.entry("poll-interval", "3s"),
                    Map.entry("retention", "9d"),
                    Map.entry("retry.first", "4s"),
                    Map.entry("retry.longest", "5s"),
                    Map.entry("retry.longest-asked", "8s"),
                    Map.entry("retry.give-up-after", "6s"),
                    Map.entry("circuit.failures", "10"),
                    Map.entry("circuit.first-pause", "11s"),
                    Map.entry("circuit.longest-pause", "12s"),
                    Map.entry("circuit.disable-after", "13s"))))
        .isEqualTo(
            new NotifierProperties(
                true,
                List.of(444),
                List.of("receiver:8080", "127.0.0.1:9"),
                5,
                2,
                7.5,
                Map.of(Channel.SLACK_APP, 0.5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                Duration.ofDays(9),
                new NotifierProperties.Retry(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(6)),
                new NotifierProperties.Circuit(
                    10, Duration.ofSeconds(11), Duration.ofSeconds(12), Duration.ofSeconds(13))));
  }

  @Test
  void refusesALeaseThatEndsBeforeTheRequest() {
    assertThatThrownBy(() -> bind(Map.of("lease", "15s")))
        .hasRootCauseMessage(
            "ccg.notifier.lease (PT15S) must be longer than deadline (PT15S) and connect-timeout (PT5S)");
  }

  @Test
  void refusesTheRateOfAnUnknownChannel() {
    assertThatThrownBy(() -> bind(Map.of("rates.fax", "1"))).hasMessageContaining("rates");
  }

  private static NotifierProperties bind(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put("ccg.notifier." + name, value));
    return new Binder(source).bindOrCreate("ccg.notifier", NotifierProperties.class);
  }
}
