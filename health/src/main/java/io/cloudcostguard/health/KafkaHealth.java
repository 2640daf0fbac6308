package io.cloudcostguard.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether Kafka answers, how many brokers there are, and how fast they said so.
public final class KafkaHealth implements HealthIndicator, AutoCloseable {

  private final Admin admin;
  private final Without without;

  /// @param settings of an admin client
  public KafkaHealth(Map<String, Object> settings, Without without) {
    Map<String, Object> patient = new HashMap<>(settings);
    patient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Check.PATIENCE_MILLIS);
    patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Check.PATIENCE_MILLIS);
    admin = Admin.create(patient);
    this.without = without;
  }

  @Override
  public Health health() {
    return Check.of(
        () -> Health.up().withDetail("brokers", admin.describeCluster().nodes().get().size()),
        without);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
