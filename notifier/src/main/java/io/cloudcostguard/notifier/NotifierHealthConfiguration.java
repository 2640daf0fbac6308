package io.cloudcostguard.notifier;

import io.cloudcostguard.health.DatabaseHealth;
import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.health.KafkaHealth;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// Wires the health indicators: the impact of a failed dependency.
@Configuration(proxyBeanMethods = false)
class NotifierHealthConfiguration {

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealth(
        admin.getConfigurationProperties(),
        DependencyImpact.down("new events are not received; pending deliveries are still sent"));
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(DataSource database) {
    return new DatabaseHealth(
        database,
        DependencyImpact.down("nothing is delivered; events and deliveries wait, none is lost"));
  }
}
