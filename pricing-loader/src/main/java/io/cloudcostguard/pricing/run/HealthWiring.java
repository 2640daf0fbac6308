package io.cloudcostguard.pricing.run;

import io.cloudcostguard.health.DatabaseHealth;
import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.health.KafkaHealth;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// What the loader is without those that it depends on.
@Configuration(proxyBeanMethods = false)
class HealthWiring {

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealth(
        admin.getConfigurationProperties(),
        DependencyImpact.down(
            "prices are loaded but not published; estimates use the last version"));
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(
        database,
        DependencyImpact.down("no prices are loaded; estimates use the last published version"));
  }
}
