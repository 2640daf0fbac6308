package io.cloudcostguard.estimator.run;

import io.cloudcostguard.health.DependencyImpact;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.health.KafkaHealth;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Health indicator of the estimator: the impact of a failed Kafka.
@Configuration(proxyBeanMethods = false)
class EstimatorHealthConfiguration {

  @Bean
  KafkaHealth kafkaHealthIndicator(EstimatorProperties properties, KafkaClientSettings client) {
    return new KafkaHealth(
        client.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka())),
        DependencyImpact.down(
            "nothing is estimated; plans that were accepted wait, and none is lost"));
  }
}
