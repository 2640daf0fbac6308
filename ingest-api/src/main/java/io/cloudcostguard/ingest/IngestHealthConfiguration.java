package io.cloudcostguard.ingest;

import io.cloudcostguard.health.DatabaseHealth;
import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.health.KafkaHealth;
import io.cloudcostguard.schemas.Topics;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// Reports the health of Kafka and the database, and what a failure of each means.
@Configuration(proxyBeanMethods = false)
class IngestHealthConfiguration {

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealth(
        admin.getConfigurationProperties(),
        DependencyImpact.down(
            "plans and budgets cannot be submitted; what is known can still be read"),
        Topics.PLANS.name());
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(
        database,
        DependencyImpact.degraded(
            "plans and budgets are still accepted, also with keys that were used lately;"
                + " reads are unavailable"),
        DependencyImpact.degraded(
            "plans and budgets are still accepted, and what is known can be read; nothing new"
                + " becomes known, and nothing else can be changed"));
  }
}
