package io.cloudcostguard.ingest.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Whether Kafka can be reached; without it nothing can be submitted. In the health answer:
/// `kafka`.
@Component("kafkaHealthIndicator")
final class KafkaHealth implements HealthIndicator, DisposableBean {

  private static final int TIMEOUT_MILLIS = 1500;

  private final Admin admin;

  KafkaHealth(KafkaAdmin configured) {
    Map<String, Object> settings = new java.util.HashMap<>(configured.getConfigurationProperties());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    admin = Admin.create(settings);
  }

  @Override
  public Health health() {
    long start = System.nanoTime();
    try {
      int nodes = admin.describeCluster().nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).size();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return Health.up().withDetail("brokers", nodes).withDetail("latencyMillis", millis).build();
    } catch (ExecutionException | TimeoutException _) {
      return Health.down()
          .withDetail(
              "effect", "plans and budgets cannot be submitted; what is known can still be read")
          .build();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  @Override
  public void destroy() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
