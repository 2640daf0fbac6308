package io.cloudcostguard.pricing.run;

import io.cloudcostguard.health.DatabaseHealth;
import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.health.KafkaHealth;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// Reports the health of Kafka and the database, and what a failure of each means.
@Configuration(proxyBeanMethods = false)
class LoaderHealthConfiguration {

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
