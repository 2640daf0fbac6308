package io.cloudcostguard.ingest;

import io.cloudcostguard.health.DatabaseHealth;
import io.cloudcostguard.health.KafkaHealth;
import io.cloudcostguard.health.Without;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// What the front door is without those that it depends on.
@Configuration(proxyBeanMethods = false)
class HealthWiring {

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealth(
        admin.getConfigurationProperties(),
        Without.down("plans and budgets cannot be submitted; what is known can still be read"));
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(
        database,
        Without.degraded(
            "plans and budgets are still accepted, also with keys that were used lately;"
                + " reads are unavailable"));
  }
}
