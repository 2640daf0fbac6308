package io.cloudcostguard.pricing.run;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Up when the brokers answer.
@Component("kafka")
final class KafkaHealth implements HealthIndicator, DisposableBean {

  private static final int TIMEOUT_MS = 3_000;

  private final Admin admin;

  KafkaHealth(KafkaAdmin kafka) {
    admin = Admin.create(kafka.getConfigurationProperties());
  }

  @Override
  public Health health() {
    try {
      int brokers =
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
              .nodes()
              .get()
              .size();
      return Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException e) {
      return Health.down(e).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e).build();
    }
  }

  @Override
  public void destroy() {
    admin.close();
  }
}
