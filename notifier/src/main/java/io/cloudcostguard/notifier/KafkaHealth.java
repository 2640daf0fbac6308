package io.cloudcostguard.notifier;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Whether Kafka answers.
@Component("kafka")
final class KafkaHealth implements HealthIndicator, AutoCloseable {

  private static final int TIMEOUT_SECONDS = 3;

  private final Admin admin;

  KafkaHealth(KafkaAdmin kafka) {
    admin = Admin.create(kafka.getConfigurationProperties());
  }

  @Override
  public Health health() {
    try {
      int brokers = admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).size();
      return Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down(e).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e).build();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
