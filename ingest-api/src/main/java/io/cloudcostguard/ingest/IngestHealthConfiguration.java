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
        DependencyImpact.down("plans and budgets cannot be submitted; reads still work"),
        Topics.PLANS.name());
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(
        database,
        DependencyImpact.degraded(
            "plans and budgets are still accepted, with keys that were used recently; reads are"
                + " unavailable"),
        DependencyImpact.degraded(
            "plans and budgets are still accepted, and stored data can be read; the read model is"
                + " not updated, and no other changes are possible"));
  }
}
